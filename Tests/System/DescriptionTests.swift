import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("What a service says of itself", .serialized)
  struct DescriptionTests {
    private static func description(of service: Service, in deployment: Deployment) throws -> JSON {
      try JSONReader.tree(try deployment.answer(.get, "/openapi.json", of: service).body, valueLimit: .max)
    }

    @Test("every field and every parameter is described, with an example that its schema allows", arguments: Service.allCases)
    func fields(service: Service) async throws {
      try await Deployment.with([service]) { deployment in
        let description = try Self.description(of: service, in: deployment)
        let schemas = description["components"]["schemas"].members
        #expect(schemas.count > 5)
        for (name, schema) in schemas {
          for (field, property) in schema["properties"].members {
            #expect(
              property["description"].text.count > 2,
              "\(name).\(field) is not described: write its comment, and MC_WRITE_TABLES=1")
            let example = property["examples"].first
            #expect(example != .null, "\(name).\(field) has no example: it goes in FieldExamples")
            #expect(
              fault(of: example, by: property, in: schemas) == nil,
              "\(name).\(field): \(fault(of: example, by: property, in: schemas) ?? "")")
          }
        }
        for (path, operations) in description["paths"].members {
          for (method, operation) in operations.members {
            for parameter in operation["parameters"].elements where parameter["in"].text != "header" {
              let name = "\(method) \(path) \(parameter["name"].text)"
              #expect(parameter["description"].text.count > 2, "\(name) is not described")
              #expect(fault(of: parameter["schema"]["examples"].first, by: parameter["schema"], in: schemas) == nil, "\(name)")
            }
          }
        }
      }
    }

    @Test("one thing has one name, and no name is one of Swift's", arguments: Service.allCases)
    func names(service: Service) async throws {
      try await Deployment.with([service]) { deployment in
        let description = try Self.description(of: service, in: deployment)
        for (name, schema) in description["components"]["schemas"].members {
          #expect(name.allSatisfy { $0.isLetter || $0.isNumber }, "\(name)")
          for field in schema["properties"].members.keys {
            #expect(!field.hasSuffix("ID") && !field.hasSuffix("Id"), "\(name).\(field)")
          }
        }
        let paths = description["paths"].members
        for (path, operations) in paths {
          for (_, operation) in operations.members {
            for parameter in operation["parameters"].elements {
              let (name, schema) = (parameter["name"].text, parameter["schema"])
              if name == "id" || name == "serviceUser" || name == "case" {
                #expect(schema["format"].text == "uuid", "\(path) \(name)")
              }
              if name == "limit" || name == "wait" {
                #expect(schema["type"].text == "integer" && schema["maximum"] != .null, "\(path)")
              }
              if name == "overdue" { #expect(schema["type"].text == "boolean", "\(path)") }
              if name == "order" || name == "state" || name == "stage" {
                #expect(schema["enum"].elements.count > 1, "\(path) \(name)")
              }
            }
          }
        }
      }
    }

    /// A token of somebody who may use every route.
    private static func everyone(_ deployment: Deployment) -> Person {
      Person("Every Office", deployment.pack.officeTitles.map(\.office), under: deployment.pack)
    }

    @Test(
      "everything that is wrong in a body is found at once, also what is not known, at every route", arguments: Service.allCases)
    func faults(service: Service) async throws {
      try await Deployment.with([service]) { deployment in
        let description = try Self.description(of: service, in: deployment)
        let (schemas, person) = (description["components"]["schemas"].members, Self.everyone(deployment))
        for (path, operations) in description["paths"].members {
          for (method, operation) in operations.members where method == "post" || method == "put" {
            let content = operation["requestBody"]["content"]["application/json"]["schema"]
            guard let schema = schemas[String(content["$ref"].text.split(separator: "/").last ?? "")] else { continue }
            var body: [String: JSON] = ["misspelt": 1]
            for (name, property) in schema["properties"].members { body[name] = property["type"] == .null ? 7 : ["wrong": 1] }
            let target = path.replacing(/\{[^}]*\}/, with: "0192f0c0-0000-7000-8000-000000000000")
            let answer = try deployment.send(
              try #require(HTTPMethod(rawValue: method.uppercased())), target, of: service, by: person, .object(body))
            let problem = try JSON.decode(ProblemDocument.self, from: answer.body)
            let found = Set((problem.errors ?? []).map(\.field))
            #expect(answer.status == 422, "\(method) \(path): \(answer.status)")
            #expect(found.isSuperset(of: body.keys), "\(method) \(path) leaves out \(Set(body.keys).subtracting(found))")
          }
        }
      }
    }

    /// The fields whose values only the policy has, by their names in what is sent, or by a contract and a name.
    private static func codes(of pack: PolicyPack) -> [String: [String]] {
      let behaviours = pack.behaviours.map(\.code)
      return [
        "organisation": pack.organisations.map(\.code), "organisations": pack.organisations.map(\.code),
        "behaviour": behaviours, "behaviours": behaviours, "heading": pack.headings.map(\.code),
        "type": pack.intake.matterTypes.map(\.code),
        "criterion": pack.criteria.map(\.code), "confirmedCriteria": pack.criteria.map(\.code),
        "consultee": pack.decision.consultees, "RestrictionTerms.kind": pack.restrictions.map(\.kind.rawValue),
        "grounds": pack.appeals.grounds.map(\.code), "remedy": pack.externalRemedies.map(\.code),
        "movedUpTo": pack.officeTitles.map(\.office.rawValue),
      ].filter { !$0.value.isEmpty }
    }

    @Test(
      "what only the policy knows is described by its codes, wherever it is sent: each of them is read, and no other",
      arguments: ["opfcc-northamptonshire", "york", "glasgow"], Service.allCases)
    func packCodes(name: String, service: Service) async throws {
      try await Deployment.with([service], under: "\(Program.packs)/\(name)") { deployment in
        let description = try Self.description(of: service, in: deployment)
        let (schemas, person) = (description["components"]["schemas"].members, Self.everyone(deployment))
        let codes = Self.codes(of: deployment.pack)
        var described = 0
        for (contract, schema) in schemas where schema["additionalProperties"] == false {
          for (field, property) in schema["properties"].members {
            guard let own = codes["\(contract).\(field)"] ?? codes[field] else { continue }
            let given = property["enum"] == .null ? property["items"]["enum"] : property["enum"]
            #expect(given.elements.map(\.text) == own, "\(contract).\(field)")
            described += 1
          }
        }
        #expect(described > (service == .records ? -1 : service == .notification ? 0 : 5))
        for (path, operations) in description["paths"].members {
          for (name, operation) in operations.members {
            let method = try #require(HTTPMethod(rawValue: name.uppercased()))
            let target = path.replacing(/\{[^}]*\}/, with: "0192f0c0-0000-7000-8000-000000000000")
            func faults(_ target: String, _ body: JSON?) throws -> [FieldProblem] {
              let answer = try deployment.send(method, target, of: service, by: person, body, headers: [("If-Match", "*")])
              return answer.status < 400 ? [] : try JSON.decode(ProblemDocument.self, from: answer.body).errors ?? []
            }
            for parameter in operation["parameters"].elements where parameter["in"].text == "query" {
              let field = parameter["name"].text
              guard let own = codes[field] else { continue }
              #expect(parameter["schema"]["enum"].elements.map(\.text) == own, "\(path)?\(field)")
              #expect(try faults("\(target)?\(field)=no-such-code", nil).map(\.field) == [field], "\(path)?\(field)")
              #expect(try !faults("\(target)?\(field)=\(own[0])", nil).contains { $0.field == field }, "\(path)?\(field)")
            }
            let content = operation["requestBody"]["content"]["application/json"]["schema"]
            let contract = String(content["$ref"].text.split(separator: "/").last ?? "")
            guard method == .post, let schema = schemas[contract] else { continue }
            for (field, property) in schema["properties"].members {
              guard let own = codes["\(contract).\(field)"] ?? codes[field] else { continue }
              let isList = property["items"] != .null
              func said(_ code: String) throws -> [FieldProblem] {
                try faults(target, [field: isList ? [.text(code)] : .text(code)]).filter { $0.field.hasPrefix(field) }
              }
              let place = isList ? "\(field)[0]" : field
              #expect(try said("no-such-code").contains { $0.field == place && $0.code == "notAllowed" }, "\(path) \(field)")
              for code in own {
                #expect(try !said(code).contains { $0.detail.hasPrefix("codes allowed") }, "\(path) \(field) \(code)")
              }
            }
          }
        }
      }
    }

    @Test("a bad identifier is 422 with its place, in a path, a query and a body", arguments: Service.allCases)
    func identifiers(service: Service) async throws {
      try await Deployment.with([service]) { deployment in
        let description = try Self.description(of: service, in: deployment)
        let person = Self.everyone(deployment)
        for (path, operations) in description["paths"].members {
          for (name, operation) in operations.members {
            let method = try #require(HTTPMethod(rawValue: name.uppercased()))
            for parameter in operation["parameters"].elements where parameter["schema"]["format"].text == "uuid" {
              let field = parameter["name"].text
              let target = parameter["in"].text == "path" ? path.replacing("{id}", with: "RC-2026-000001") : "\(path)?\(field)=x"
              let answer = try deployment.send(
                method, target, of: service, by: person, method == .get ? nil : ["reasons": "Read."])
              if operation["description"].text.hasPrefix("For other services of the deployment") {
                #expect(answer.status == 403)
                continue
              }
              let problem = try JSON.decode(ProblemDocument.self, from: answer.body)
              #expect(
                answer.status == 422 && problem.errors?.contains { $0.field == field && $0.code == "malformed" } == true
                  || answer.status == 415, "\(name) \(target): \(answer.status)")
            }
          }
        }
      }
    }
  }
}

/// Why a value is not what a schema allows; nil when it is.
private func fault(of value: JSON, by schema: JSON, in schemas: [String: JSON]) -> String? {
  if let name = schema["$ref"].text.split(separator: "/").last {
    return fault(of: value, by: schemas[String(name)] ?? .null, in: schemas)
  }
  let types = schema["type"].elements.isEmpty ? [schema["type"].text] : schema["type"].elements.map(\.text)
  switch value {
  case .text(let text):
    if !types.contains("string") { return "a text" }
    if schema["enum"] != .null, !schema["enum"].elements.contains(value) { return "\(text) is not one of the codes" }
    let (least, most) = (schema["minLength"].number, schema["maxLength"].number)
    if least > text.unicodeScalars.count || most >= 0 && most < text.unicodeScalars.count {
      return "\(text) is too long or too short"
    }
    if schema["pattern"] != .null, text.range(of: schema["pattern"].text, options: .regularExpression) == nil {
      return "\(text) is not as \(schema["pattern"].text)"
    }
    switch schema["format"].text {
    case "uuid": return Identifier(text) == nil ? "\(text) is no identifier" : nil
    case "date-time": return Instant(text) == nil ? "\(text) is no instant" : nil
    case "date": return Day(text) == nil ? "\(text) is no day" : nil
    default: return nil
    }
  case .number: return types.contains("integer") || types.contains("number") ? nil : "a number"
  case .flag: return types.contains("boolean") ? nil : "true or false"
  case .list(let items):
    return types.contains("array") ? items.lazy.compactMap { fault(of: $0, by: schema["items"], in: schemas) }.first : "a list"
  case .object(let members):
    if !types.contains("object") { return "an object" }
    return members.lazy.compactMap { name, value in
      schema["properties"][name] == .null ? nil : fault(of: value, by: schema["properties"][name], in: schemas)
    }.first
  case .null: return types.contains("null") ? nil : "nothing"
  }
}

extension JSON {
  fileprivate var members: [String: JSON] { if case .object(let members) = self { members } else { [:] } }
  fileprivate var elements: [JSON] { if case .list(let items) = self { items } else { [] } }
}
