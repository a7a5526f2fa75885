import Policy

// Contracts has wire types of the same names; these tests speak of the policy's.
typealias Channel = Policy.Channel
typealias ContactInstruction = Policy.ContactInstruction
typealias ContactMatch = Policy.ContactMatch
typealias Incident = Policy.Incident
typealias Report = Policy.Report
