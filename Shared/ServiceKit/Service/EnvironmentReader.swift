internal import Contracts
private import Foundation

/// Reads one variable after the other and keeps what is wrong, so that all of it is reported together.
struct EnvironmentReader {
  let environment: [String: String]
  var faults: [ConfigurationFault] = []

  /// The value; nil when unset or empty, which are the same in a compose file.
  private func value(_ variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func fault(_ variable: String, _ problem: String, example: String) {
    faults.append(ConfigurationFault(variable: variable, problem: problem, example: example))
  }

  mutating func port(_ defaultPort: Int) -> Int {
    guard let text = value("MC_SERVICE_PORT") else { return defaultPort }
    guard let port = Int(text), (0...65_535).contains(port) else {
      fault("MC_SERVICE_PORT", "is not a port from 0 to 65535", example: String(defaultPort))
      return defaultPort
    }
    return port
  }

  mutating func host() -> String {
    let host = value("MC_HOST") ?? "127.0.0.1"
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, host, &four) != 1, inet_pton(AF_INET6, host, &six) != 1 {
      fault("MC_HOST", "is not an IP address to listen at", example: "127.0.0.1")
    }
    return host
  }

  mutating func choice<T: RawRepresentable & CaseIterable>(_ variable: String, default usual: T) -> T where T.RawValue == String {
    guard let text = value(variable) else { return usual }
    guard let chosen = T(rawValue: text) else {
      fault(variable, "is none of " + T.allCases.map(\.rawValue).joined(separator: ", "), example: usual.rawValue)
      return usual
    }
    return chosen
  }

  mutating func number(_ variable: String, in range: ClosedRange<Int>, default usual: Int) -> Int {
    guard let text = value(variable) else { return usual }
    guard let number = Int(text), range.contains(number) else {
      fault(variable, "is not a number from \(range.lowerBound) to \(range.upperBound)", example: String(usual))
      return usual
    }
    return number
  }

  mutating func folder(_ variable: String, mustBeWritable: Bool, example: String) -> String {
    guard var path = value(variable) else {
      fault(variable, "is not set, and this service needs it", example: example)
      return ""
    }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if mustBeWritable, let problem = PrivatePlace.fault(of: path, isFolder: true) {
      fault(variable, problem, example: example)
      return path
    }
    var isFolder: ObjCBool = false
    if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue {
      fault(variable, "names no folder that exists", example: example)
    } else if access(path, mustBeWritable ? R_OK | W_OK | X_OK : R_OK | X_OK) != 0 {
      fault(variable, "names a folder that this process may not \(mustBeWritable ? "write" : "read")", example: example)
    }
    return path
  }

  mutating func secret() -> [UInt8] {
    let (variable, example) = ("MC_SECRET_FILE", "/etc/managed-contact/secret")
    guard let path = value(variable) else {
      fault(variable, "is not set: a file of 32 random bytes or more, for its owner alone", example: example)
      return []
    }
    if let problem = PrivatePlace.fault(of: path, isFolder: false) {
      fault(variable, problem, example: example)
      return []
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_size <= 4096, let data = FileManager.default.contents(atPath: path) else {
      fault(variable, "names a file that cannot be read, or is larger than 4 KiB", example: example)
      return []
    }
    var bytes = Array(data)
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
    if bytes.count < 32 { fault(variable, "names a file of \(bytes.count) bytes, and 32 is the least", example: example) }
    return bytes
  }

  mutating func scanner() -> ScannerAddress? {
    guard let text = value("MC_CLAMD") else { return nil }
    let address = ScannerAddress(text)
    if address == nil {
      fault(
        "MC_CLAMD", "is neither the path of a socket, of at most \(ScannerAddress.longestPath) bytes, nor HOST:PORT",
        example: "/run/clamav/clamd.ctl")
    }
    return address
  }

  mutating func letterPrograms() -> String? {
    value("MC_LETTER_PROGRAMS") == nil
      ? nil : folder("MC_LETTER_PROGRAMS", mustBeWritable: false, example: "/usr/share/managed-contact/letter-programs")
  }

  mutating func mail() -> MailSettings? {
    guard let program = value("MC_MAILER") else { return nil }
    if !program.hasPrefix("/") || access(program, X_OK) != 0 {
      fault("MC_MAILER", "is not the path of a program that this process may run", example: "/usr/sbin/sendmail")
    }
    let from = value("MC_MAIL_FROM") ?? ""
    if !MailAddress.isPlain(from) {
      fault(
        "MC_MAIL_FROM", "is not an e-mail address, and letters by e-mail need one to come from", example: "letters@example.org")
    }
    let exercisesTo = value("MC_MAIL_EXERCISES_TO")
    if let exercisesTo, !MailAddress.isPlain(exercisesTo) {
      fault("MC_MAIL_EXERCISES_TO", "is not an e-mail address", example: "exercises@example.org")
    }
    let bouncesTo = value("MC_MAIL_BOUNCES_TO")
    if let bouncesTo, !MailAddress.isPlain(bouncesTo) {
      fault("MC_MAIL_BOUNCES_TO", "is not an e-mail address", example: "bounces@example.org")
    }
    return MailSettings(
      program: program, from: from, exercisesTo: exercisesTo, bouncesTo: bouncesTo, bounces: maildir("MC_MAIL_BOUNCES"))
  }

  mutating func checkpoints(mode: DeploymentMode) -> CheckpointSettings {
    var settings = CheckpointSettings()
    if let mailTo = value("MC_CHECKPOINTS_MAIL_TO") {
      if !MailAddress.isPlain(mailTo) {
        fault("MC_CHECKPOINTS_MAIL_TO", "is not an e-mail address", example: "audit@example.org")
      }
      if value("MC_MAILER") == nil {
        fault("MC_MAILER", "is not set, and checkpoints are to go by e-mail", example: "/usr/sbin/sendmail")
      }
      (settings.mailTo, settings.mail) = (mailTo, mail())
    }
    if value("MC_CHECKPOINTS_POST_TO") != nil {
      settings.postTo = httpAddress(
        "MC_CHECKPOINTS_POST_TO", "https://audit.example.org/checkpoints", mode, why: "what it says could be changed on its way")
    }
    if value("MC_CHECKPOINTS_POST_TOKEN_FILE") != nil {
      settings.postToken = privateLine(
        "MC_CHECKPOINTS_POST_TOKEN_FILE", example: "/etc/managed-contact/checkpoints-token")
    }
    return settings
  }

  private mutating func maildir(_ variable: String) -> String? {
    guard var path = value(variable) else { return nil }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    for part in ["new", "cur"] where access("\(path)/\(part)", R_OK | W_OK | X_OK) != 0 {
      fault(variable, "names no Maildir whose folders new and cur this process may read and write", example: "/var/mail/bounces")
      break
    }
    return path
  }

  mutating func notify(mode: DeploymentMode) -> NotifySettings? {
    guard value("MC_NOTIFY_KEY_FILE") != nil else { return nil }
    let example = "/etc/managed-contact/notify-key"
    let key = privateLine("MC_NOTIFY_KEY_FILE", example: example).flatMap { text -> NotifyKey? in
      let key = NotifyKey(text)
      if key == nil {
        fault("MC_NOTIFY_KEY_FILE", "names a file that holds no key of GOV.UK Notify: a name and two UUIDs", example: example)
      }
      return key
    }
    if let key, key.isForTests != (mode == .training) {
      fault(
        "MC_NOTIFY_KEY_FILE",
        mode == .training
          ? "names a key whose name does not begin with test: training takes only a test key, with such a name"
          : "names a key whose name begins with test: its messages would reach no one, and this is production", example: example)
    }
    let receipts = privateLine("MC_NOTIFY_RECEIPTS_TOKEN_FILE", example: "/etc/managed-contact/notify-receipts")
    if let receipts, receipts.utf8.count < 20 {
      fault(
        "MC_NOTIFY_RECEIPTS_TOKEN_FILE", "names a file with a token of fewer than 20 characters",
        example: "/etc/managed-contact/notify-receipts")
    }
    let exercisesTo = value("MC_MAIL_EXERCISES_TO")
    // With a mailer it is looked at there.
    if value("MC_MAILER") == nil, let exercisesTo, !MailAddress.isPlain(exercisesTo) {
      fault("MC_MAIL_EXERCISES_TO", "is not an e-mail address", example: "exercises@example.org")
    }
    let settings = (
      httpAddress("MC_NOTIFY_ADDRESS", NotifySettings.usualAddress, mode), carried(), template("MC_NOTIFY_EMAIL_TEMPLATE"),
      template("MC_NOTIFY_SMS_TEMPLATE")
    )
    return key.map {
      NotifySettings(
        address: settings.0, key: $0, carries: settings.1, emailTemplate: settings.2, textTemplate: settings.3,
        receiptToken: receipts.map { Array($0.utf8) }, exercisesTo: exercisesTo)
    }
  }

  private mutating func carried() -> Set<NoticeChannel> {
    let words = (value("MC_NOTIFY_CARRIES") ?? NoticeChannel.email.rawValue).split(separator: ",").map(String.init)
    let channels = words.compactMap(NoticeChannel.init(rawValue:)).filter { $0 != .byHand }
    if channels.count != words.count {
      fault("MC_NOTIFY_CARRIES", "is not a list of some of e-mail,sms,post", example: "e-mail,sms")
    }
    return Set(channels)
  }

  private mutating func template(_ variable: String) -> Identifier? {
    guard let text = value(variable) else { return nil }
    let id = Identifier(text)
    if id == nil {
      fault(variable, "is not the UUID of a template", example: "9d751e0e-f929-4891-82a1-a3e1c3c18ee3")
    }
    return id
  }

  /// The only line of a file that is for its owner alone.
  private mutating func privateLine(_ variable: String, example: String) -> String? {
    guard let path = value(variable) else { return nil }
    if let problem = PrivatePlace.fault(of: path, isFolder: false) {
      fault(variable, problem, example: example)
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path), data.count <= 4096,
      let text = String(data: data, encoding: .utf8)
    else {
      fault(variable, "names a file that cannot be read, or is larger than 4 KiB", example: example)
      return nil
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private mutating func httpAddress(
    _ variable: String, _ usual: String, _ mode: DeploymentMode, why: String = "letters of real people go there"
  ) -> String {
    guard var text = value(variable) else { return usual }
    while text.hasSuffix("/") { text.removeLast() }
    if !Self.isAddress(text) {
      fault(variable, "is not an http or https address without user, query or fragment", example: usual)
    } else if mode == .production, !text.hasPrefix("https:") {
      fault(variable, "is not an https address, and \(why)", example: usual)
    }
    return text
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = URLComponents(string: text)
    return ["http", "https"].contains(parts?.scheme ?? "") && !(parts?.host ?? "").isEmpty && parts?.user == nil
      && parts?.query == nil && parts?.fragment == nil
  }

  mutating func offset(mode: DeploymentMode) -> Int? {
    guard let text = value("MC_CLOCK_OFFSET") else { return nil }
    guard let seconds = ISO8601Duration.seconds(text) else {
      fault("MC_CLOCK_OFFSET", "is not an ISO 8601 duration of at most a hundred years", example: "P30D")
      return nil
    }
    if mode == .production { fault("MC_CLOCK_OFFSET", "is refused when MC_MODE=production: unset it", example: "") }
    return seconds
  }

  mutating func address(of service: Service, isNeeded: Bool) -> String {
    let (variable, example) = (service.addressVariable, "http://127.0.0.1:\(service.port)")
    guard var text = value(variable) else {
      if isNeeded { fault(variable, "is not set, and this service needs it", example: example) }
      return ""
    }
    while text.hasSuffix("/") { text.removeLast() }
    if !Self.isAddress(text) {
      fault(variable, "is not an http or https address without user, query or fragment", example: example)
    }
    return text
  }
}
