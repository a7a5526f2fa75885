private import Foundation

/// Whether the deployment serves real people.
package enum DeploymentMode: String, CaseIterable, Sendable {
  /// For training and tests: the clock may be moved.
  case training
  /// For real people: the clock may not be moved.
  case production
}

/// What is wrong with one variable of the environment.
package struct ConfigurationFault: Sendable, Equatable {
  /// The variable's name.
  package let variable: String
  /// What is wrong with it, as the end of a sentence that begins with the variable.
  package let problem: String
  /// A value that would do.
  package let example: String
}

/// Everything that is wrong with a configuration, reported together.
package struct ConfigurationFaults: Error, Sendable, CustomStringConvertible {
  /// One for each faulty variable, sorted by name.
  package let faults: [ConfigurationFault]

  /// A line for each fault: the variable, what is wrong, and an example.
  package var description: String {
    "The configuration cannot be used:\n"
      + faults.map { "  \($0.variable) \($0.problem); for example \($0.variable)=\($0.example)\n" }.joined()
  }
}

/// How e-mail is sent.
package struct MailSettings: Sendable, Equatable {
  /// `MC_MAILER`: the path of a program that is called as sendmail is.
  package let program: String
  /// `MC_MAIL_FROM`: the address that letters come from, and answers go to.
  package let from: String
  /// `MC_MAIL_EXERCISES_TO`: where e-mail goes in training; nil for nowhere.
  package let exercisesTo: String?
  /// `MC_MAIL_BOUNCES_TO`: the address that bounces come to; nil for the one that letters come from.
  package let bouncesTo: String?
  /// `MC_MAIL_BOUNCES`: the Maildir that they arrive in; nil where none is read.
  package let bounces: String?
}

/// Where records sends each new checkpoint.
package struct CheckpointSettings: Sendable, Equatable {
  /// `MC_CHECKPOINTS_MAIL_TO`: the address that they are sent to by e-mail; nil for none.
  package var mailTo: String?
  /// The mailer, where there is such an address.
  package var mail: MailSettings?
  /// `MC_CHECKPOINTS_POST_TO`: the HTTP address that they are posted to; nil for none.
  package var postTo: String?
  /// What the file of `MC_CHECKPOINTS_POST_TOKEN_FILE` holds: the bearer token for that address; nil for none.
  package var postToken: String?

  package init(mailTo: String? = nil, mail: MailSettings? = nil, postTo: String? = nil, postToken: String? = nil) {
    (self.mailTo, self.mail, self.postTo, self.postToken) = (mailTo, mail, postTo, postToken)
  }
}

/// What a service is told at its start, read once from the environment.
package struct ServiceConfiguration: Sendable {
  /// `MC_SERVICE_PORT`, 1 to 65535; 0 lets the system choose.
  package let port: Int
  /// `MC_HOST`, the address to listen at.
  package let host: String
  /// `MC_DATA`, the folder of the databases and documents, without a slash at its end.
  package let dataFolder: String
  /// What the file of `MC_SECRET_FILE` holds, without line ends after it: 32 bytes or more.
  package let secret: [UInt8]
  /// `MC_MODE`.
  package let mode: DeploymentMode
  /// `MC_CLOCK_OFFSET` in seconds; nil when it is not set.
  package let clockOffsetSeconds: Int?
  /// `MC_LOG_LEVEL`.
  package let logLevel: LogLevel
  /// `MC_CHECKS_PER_MINUTE`: how many contact checks one account may make in a minute.
  package let checksPerMinute: Int
  /// `MC_CLAMD`, where the virus scanner listens; nil when none is configured.
  package let scanner: ScannerAddress?
  /// `MC_LETTER_PROGRAMS`: the folder that `compose/letter-programs` filled, by which notification and records set pages; nil for the usual places.
  package let letterPrograms: String?
  /// How notification sends e-mail; nil where no mailer is configured.
  package let mail: MailSettings?
  /// How letters go by GOV.UK Notify; nil where no key is configured.
  package let notify: NotifySettings?
  /// Where records sends each new checkpoint.
  package let checkpoints: CheckpointSettings
  /// `MC_PACK`, the folder of the policy pack.
  package let packFolder: String
  private let addresses: [Service: String]

  /// `MC_INTAKE_URL`, and so on: no slash at its end; empty when it is neither needed nor set.
  package func address(of service: Service) -> String { addresses[service] ?? "" }

  /// Reads the environment of that service, whose row says where it listens and which addresses it cannot do without.
  ///
  /// - Throws: `ConfigurationFaults` with every fault there is.
  package init(environment: [String: String], of service: Service) throws(ConfigurationFaults) {
    var reader = EnvironmentReader(environment: environment)
    port = reader.port(service.port)
    host = reader.host()
    dataFolder = reader.folder("MC_DATA", mustBeWritable: true, example: "/var/lib/managed-contact")
    secret = reader.secret()
    mode = reader.choice("MC_MODE", default: DeploymentMode.training)
    logLevel = reader.choice("MC_LOG_LEVEL", default: LogLevel.info)
    checksPerMinute = reader.number("MC_CHECKS_PER_MINUTE", in: 1...10_000_000, default: 600)
    scanner = reader.scanner()
    mail = service == .notification ? reader.mail() : nil
    notify = service == .notification ? reader.notify(mode: mode) : nil
    checkpoints = service == .records ? reader.checkpoints(mode: mode) : CheckpointSettings()
    letterPrograms = service == .notification || service == .records ? reader.letterPrograms() : nil
    clockOffsetSeconds = reader.offset(mode: mode)
    packFolder = reader.folder("MC_PACK", mustBeWritable: false, example: "PolicyPacks/opfcc-northamptonshire")
    var addresses: [Service: String] = [:]
    for other in Service.allCases { addresses[other] = reader.address(of: other, isNeeded: service.needs.contains(other)) }
    self.addresses = addresses
    guard reader.faults.isEmpty else {
      throw ConfigurationFaults(faults: reader.faults.sorted { $0.variable < $1.variable })
    }
  }
}
