# Shared by the scripts in this folder: messages, the services, the packages a machine needs, and paths. To be sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_packages=(libsqlite3-dev libssl-dev libcurl4-openssl-dev libphonenumber-dev pkg-config curl)
# What letters are made with: pages, braille, audio. Without them, letters are made in the other formats.
letter_packages=(python3 python3-venv fonts-liberation2 fonts-noto-core espeak-ng liblouis-bin liblouis-data opus-tools)
default_data="${XDG_DATA_HOME:-${HOME:-/var/lib}/.local/share}/managed-contact"

say() { printf '%s\n' "$*"; }
die() {
  local code=$1
  shift
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit "$code"
}

# The rows of compose/services, in their order, and what they say of each service. Offsets are counted from the base.
services=() usual_base=8080 first_offset=65535 last_offset=0
declare -A port_offset=() address_variable=() follows=()
read_services() {
  local name port variable followed offset _
  while read -r name port variable followed _; do
    case $name in '' | '#'*) continue ;; esac
    offset=$((port - usual_base))
    services+=("$name")
    port_offset[$name]=$offset address_variable[$name]=$variable follows[$name]=${followed#-}
    first_offset=$((offset < first_offset ? offset : first_offset)) last_offset=$((offset > last_offset ? offset : last_offset))
  done <"$root/compose/services"
}
read_services

# Installs the named Debian packages that are missing, saying so first; if it may not, says what to run.
need_packages() {
  local missing=() package as_root=()
  command -v dpkg-query >/dev/null 2>&1 || die 69 "this is not Debian or Ubuntu: install the equivalents of $* by hand"
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Missing on this machine: ${missing[*]}. Installing with apt-get ..."
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      die 69 "may not install packages here. Run this, then start again:
  sudo apt-get update && sudo apt-get install --yes --no-install-recommends ${missing[*]}"
    fi
  fi
  # Fetches the package lists only if the installation fails without them, and only once. Never removes a package to add another.
  install_them() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends --no-remove "${missing[@]}" </dev/null >/dev/null 2>&1
  }
  install_them || { "${as_root[@]}" apt-get update </dev/null >/dev/null && install_them; } ||
    die 69 "apt-get could not install ${missing[*]}: run 'apt-get install ${missing[*]}' to see why"
  say "Installed."
}

# Installs the programs that letters are made with, and says which formats cannot be made if it cannot: nothing else needs them.
need_letter_programs() {
  (need_packages "${letter_packages[@]}") || say "Continuing without them: letters are not made in every format, and notification's /readyz says in which."
  "$root/compose/letter-programs" "$root/.build/letter-programs" || say "Continuing: letters are not made as PDF, and notification's /readyz says so."
}

# Requires Swift 6.2 or later.
need_swift() {
  local version
  command -v swift >/dev/null 2>&1 || die 69 "Swift is not on the PATH; version 6.2 or later is needed (swift.org/install)"
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$(printf '6.2\n%s\n' "$version" | sort -V | head -n 1)" = 6.2 ] ||
    die 69 "Swift ${version:-of unknown version} is on the PATH; 6.2 or later is needed"
}

# Builds the release programs and sets $programs to their folder.
build_release() {
  say "Building the services (takes minutes the first time, then seconds) ..."
  (cd "$root" && swift build --configuration release --static-swift-stdlib --explicit-target-dependency-import-check error \
    -Xswiftc -use-ld=lld) ||
    die 70 "the build failed; its messages are above"
  programs=$(cd "$root" && swift build --configuration release --static-swift-stdlib --show-bin-path)
}

# Prints the base port of a data folder; exits if nothing was ever started there.
base_port_of() {
  [ -r "$1/run/base-port" ] || die 66 "nothing was started in $1 (no run/base-port there)"
  cat "$1/run/base-port"
}

# port_of SERVICE BASE
port_of() { printf '%s\n' $(($2 + ${port_offset[$1]})); }

# Whether process $1 is running and is program $2: after a kill, the recorded ID may belong to another process.
runs() {
  [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] && tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "$2"
}

# Whether anything started in data folder $1 is still running: the supervisor, the services' keepers, the services.
still_running() {
  local name
  runs "$(cat "$1/run/supervisor.pid" 2>/dev/null || true)" --supervise && return 0
  for name in "${services[@]}"; do
    runs "$(cat "$1/run/$name.keeper.pid" 2>/dev/null || true)" --supervise && return 0
    runs "$(cat "$1/run/$name.pid" 2>/dev/null || true)" "$name" && return 0
  done
  return 1
}

# Whether the service on port $1 answers.
is_alive() { curl --silent --fail --max-time 2 --output /dev/null "http://127.0.0.1:$1/healthz"; }

# Why the service on port $1 is not ready, in its own words.
why_not_ready() {
  local faults
  faults=$(curl --silent --max-time 2 "http://127.0.0.1:$1/readyz" | grep -o '"[^"]*":"not ready: [^"]*"' | tr -d '"' | paste -sd ';' || true)
  printf 'running, but not ready: %s\n' "${faults:-see /readyz}"
}

# Whether the service on port $1 says it is ready.
is_ready() { curl --silent --fail --max-time 2 --output /dev/null "http://127.0.0.1:$1/readyz"; }
