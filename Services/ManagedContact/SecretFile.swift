import Foundation
import ServiceKit

/// The deployment's secret, read as the services read it.
enum SecretFile {
  /// The file's content, without trailing line ends.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .noInput("cannot read the secret \(path)") }
    var bytes = Array(data)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard (32...4096).contains(bytes.count) else {
      throw .data("\(path) holds \(bytes.count) bytes; a secret has 32 to 4096")
    }
    return bytes
  }

  /// An issuer of tokens with the secret that the options name: `--secret-file FILE`, or `--data DIR` for `DIR/secret`; without either, the one
  /// that `MC_SECRET_FILE` names, as in a container.
  static func issuer(_ options: Options) throws(CommandFailure) -> TokenIssuer {
    switch (options["secret-file"], options["data"]) {
    case (let path?, nil): return TokenIssuer(secret: try read(path))
    case (nil, let folder?): return TokenIssuer(secret: try read("\(folder)/secret"))
    case (nil, nil):
      guard let path = ProcessInfo.processInfo.environment["MC_SECRET_FILE"], !path.isEmpty else {
        throw .usage("say where the secret is: give --secret-file FILE or --data DIR, or set MC_SECRET_FILE")
      }
      return TokenIssuer(secret: try read(path))
    case (_?, _?): throw .usage("give --secret-file or --data, not both")
    }
  }
}
