/// What the office takes as evidence, told from the bytes: never from the name or from what the sender says.
///
/// The list is what people send and what an office can open without harm: documents, pictures, recordings, mail and plain text. It is not a pack's,
/// for each type needs code that knows it. What is left out is left out for a reason: pages and drawings that carry scripts (HTML, SVG), programs,
/// archives, whose contents no one has looked at, and the older office formats and those with macros, which run what they bring.
enum EvidenceType: String, CaseIterable, Sendable {
  case pdf = "application/pdf"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case tiff = "image/tiff"
  case heic = "image/heic"
  case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
  case odt = "application/vnd.oasis.opendocument.text"
  case ods = "application/vnd.oasis.opendocument.spreadsheet"
  case odp = "application/vnd.oasis.opendocument.presentation"
  case mail = "message/rfc822"
  case text = "text/plain"
  case mp3 = "audio/mpeg"
  case wav = "audio/wav"
  case m4a = "audio/mp4"
  case amr = "audio/amr"
  case ogg = "audio/ogg"
  case mp4 = "video/mp4"
  case quickTime = "video/quicktime"

  /// The endings of names of such files, the usual one first.
  var endings: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .gif: ["gif"]
    case .webp: ["webp"]
    case .tiff: ["tiff", "tif"]
    case .heic: ["heic", "heif"]
    case .docx: ["docx"]
    case .xlsx: ["xlsx"]
    case .pptx: ["pptx"]
    case .odt: ["odt"]
    case .ods: ["ods"]
    case .odp: ["odp"]
    case .mail: ["eml"]
    case .text: ["txt", "csv", "log", "md"]
    case .mp3: ["mp3"]
    case .wav: ["wav"]
    case .m4a: ["m4a"]
    case .amr: ["amr"]
    case .ogg: ["ogg", "oga", "opus", "ogv"]
    case .mp4: ["mp4", "m4v", "3gp"]
    case .quickTime: ["mov"]
    }
  }

  /// Other names under which senders know the type.
  private var otherNames: Set<String> {
    switch self {
    case .pdf: ["application/x-pdf"]
    case .jpeg: ["image/jpg", "image/pjpeg"]
    case .heic: ["image/heif"]
    case .text: ["text/csv", "text/markdown", "text/x-log", "application/csv"]
    case .mp3: ["audio/mp3", "audio/x-mp3", "audio/mpeg3"]
    case .wav: ["audio/x-wav", "audio/wave", "audio/vnd.wave"]
    case .m4a: ["audio/x-m4a", "audio/m4a", "audio/aac", "video/mp4"]
    case .ogg: ["application/ogg", "video/ogg", "audio/opus", "audio/vorbis"]
    case .mp4: ["video/3gpp", "video/x-m4v", "audio/mp4", "audio/3gpp", "application/mp4"]
    default: []
    }
  }

  /// What the sender said that it is, where that is something and not this.
  func contradicts(_ claimed: String?) -> String? {
    guard let claimed, claimed != rawValue, claimed != "application/octet-stream", !otherNames.contains(claimed) else {
      return nil
    }
    return String(claimed.prefix(100))
  }

  /// The type of those bytes; nil when it is none of the list. Nothing is unpacked, decoded or followed: only beginnings are compared, and the names in
  /// an archive's list.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard let found = Self.begun(bytes) ?? OfficeArchive(bytes)?.type ?? Self.written(bytes) else { return nil }
    self = found
  }

  /// Types that are told by how they begin.
  private static func begun(_ bytes: ArraySlice<UInt8>) -> EvidenceType? {
    let start = Array(bytes.prefix(32))
    func has(_ wanted: [UInt8], at offset: Int = 0) -> Bool { start.dropFirst(offset).starts(with: wanted) }
    func says(_ wanted: String, at offset: Int = 0) -> Bool { has(Array(wanted.utf8), at: offset) }
    if says("%PDF-") { return .pdf }
    if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if has([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if says("GIF87a") || says("GIF89a") { return .gif }
    if says("RIFF"), says("WEBP", at: 8) { return .webp }
    if says("RIFF"), says("WAVE", at: 8) { return .wav }
    if has([0x49, 0x49, 0x2A, 0x00]) || has([0x4D, 0x4D, 0x00, 0x2A]) { return .tiff }
    if says("OggS") { return .ogg }
    if says("#!AMR") { return .amr }
    if says("ID3") || isMP3Frame(start) { return .mp3 }
    if says("ftyp", at: 4) { return container(String(decoding: start.dropFirst(8).prefix(4), as: UTF8.self)) }
    return nil
  }

  /// A frame of MPEG audio, layer III, with a rate and a sampling that there are (ISO 11172-3, 2.4.1.3).
  private static func isMP3Frame(_ start: [UInt8]) -> Bool {
    guard start.count >= 4, start[0] == 0xFF, start[1] & 0xE6 == 0xE2 else { return false }
    return start[1] & 0x18 != 0x08 && start[2] & 0xF0 != 0xF0 && start[2] & 0xF0 != 0 && start[2] & 0x0C != 0x0C
  }

  /// By the major brand of a container of ISO 14496-12.
  private static func container(_ brand: String) -> EvidenceType? {
    switch brand {
    case "M4A ", "M4B ": .m4a
    case "qt  ": .quickTime
    case "heic", "heix", "mif1", "msf1", "heim", "heis": .heic
    case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV", "3gp4", "3gp5", "3gp6", "3ge6":
      .mp4
    default: nil
    }
  }
}
