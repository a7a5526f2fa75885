-- Sends the requests of a file in their order, one to a line: path, version for If-Match or "-", body, separated by tabs. A body "-" asks with GET.
-- Environment: BENCH_LINES the file, BENCH_TOKEN the token.
local requests, at = {}, 0

function init()
  local headers = { ["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN"), ["Content-Type"] = "application/json" }
  for line in io.lines(os.getenv("BENCH_LINES")) do
    local path, version, body = line:match("^(%S+)\t(%S+)\t(.*)$")
    headers["If-Match"] = version ~= "-" and '"' .. version .. '"' or nil
    requests[#requests + 1] = body == "-" and wrk.format("GET", path, headers) or wrk.format("POST", path, headers, body)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
