import Contracts
import Policy

// Contracts has wire types of the same names; these tests mean the policy's.
typealias Incident = Policy.Incident
typealias Report = Policy.Report
