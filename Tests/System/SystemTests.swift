import Testing

/// The tests of real processes, one deployment at a time: the machine they run on may be small.
@Suite("The system", .serialized)
struct SystemTests {}
