import Testing

/// The tests with real processes, one deployment at a time, because the machine may be small.
@Suite("The system", .serialized)
struct SystemTests {}
