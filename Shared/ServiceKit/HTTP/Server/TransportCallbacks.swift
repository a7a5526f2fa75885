internal import CMicroHTTPD

/// What libmicrohttpd calls, on its own threads; each finds the connection that it is about and leaves the rest to it.
enum TransportCallbacks {
  /// A connection begins or ends. It owns its `LiveConnection` in between.
  static let connection: MHD_NotifyConnectionCallback = { closure, connection, context, event in
    guard let closure, let connection, let context else { return }
    let transport = Unmanaged<Transport>.fromOpaque(closure).takeUnretainedValue()
    let descriptor = mc_descriptor(connection)
    if event == .CONNECTION_NOTIFY_STARTED {
      let live = LiveConnection(connection, transport)
      transport.connections.opened(descriptor, live.deadline)
      context.pointee = Unmanaged.passRetained(live).toOpaque()
    } else {
      transport.connections.closes(descriptor)
      if let live = context.pointee { Unmanaged<LiveConnection>.fromOpaque(live).release() }
      context.pointee = nil
    }
  }

  /// The request line is here. What is returned becomes the request's own pointer, which `access` needs to be nil.
  static let target:
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) -> UnsafeMutableRawPointer? = {
      _, target, connection in
      if let target, let connection, let live = live(connection) { live.target = String(cString: target) }
      return nil
    }

  /// The head is here, then each part of the body, then nothing more.
  static let access: MHD_AccessHandlerCallback = { _, connection, _, method, _, data, size, request in
    guard let connection, let method, let size, let request, let live = live(connection) else { return .NO }
    if request.pointee == nil {
      request.pointee = Unmanaged.passUnretained(live).toOpaque()
      return live.begin(HTTPMethod(token: String(cString: method)), headers(of: connection)) ? .YES : .NO
    }
    guard size.pointee > 0 else { return live.proceed() ? .YES : .NO }
    let count = size.pointee
    size.pointee = 0
    return live.receive(UnsafeRawBufferPointer(start: data, count: count)) ? .YES : .NO
  }

  /// The answer was sent, or will not be.
  static let completed: MHD_RequestCompletedCallback = { _, connection, request, _ in
    if let connection, let live = live(connection) { live.completed() }
    request?.pointee = nil
  }

  private static func live(_ connection: OpaquePointer) -> LiveConnection? {
    mc_socket_context(connection).map { Unmanaged<LiveConnection>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func headers(of connection: OpaquePointer) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = []
    headers.reserveCapacity(12)
    withUnsafeMutablePointer(to: &headers) { headers in
      _ = MHD_get_connection_values(
        connection, .HEADER_KIND,
        { headers, _, name, value in
          if let name {
            headers?.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(
              (name: String(cString: name), value: value.map { String(cString: $0) } ?? ""))
          }
          return .YES
        }, headers)
    }
    return headers
  }
}
