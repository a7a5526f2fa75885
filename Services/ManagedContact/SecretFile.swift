import Foundation
import ServiceKit

/// The deployment's secret, read as the services read it.
enum SecretFile {
  /// What the file holds, without line ends after it.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .noInput("the secret \(path) cannot be read") }
    var bytes = Array(data)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard (32...4096).contains(bytes.count) else {
      throw .data("\(path) holds \(bytes.count) bytes; a secret has 32 to 4096")
    }
    return bytes
  }

  /// An issuer of tokens by the secret that the options name: `--secret-file FILE`, or `--data DIR` for `DIR/secret`; without either, by that of
  /// `MC_SECRET_FILE`, which is how a container finds it.
  static func issuer(_ options: Options) throws(CommandFailure) -> TokenIssuer {
    switch (options["secret-file"], options["data"]) {
    case (let path?, nil): return TokenIssuer(secret: try read(path))
    case (nil, let folder?): return TokenIssuer(secret: try read("\(folder)/secret"))
    case (nil, nil):
      guard let path = ProcessInfo.processInfo.environment["MC_SECRET_FILE"], !path.isEmpty else {
        throw .usage("say where the secret is: --secret-file FILE, --data DIR, or MC_SECRET_FILE in the environment")
      }
      return TokenIssuer(secret: try read(path))
    case (_?, _?): throw .usage("--secret-file and --data both say where the secret is")
    }
  }
}
