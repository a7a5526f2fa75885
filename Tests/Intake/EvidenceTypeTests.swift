import Testing

@testable import IntakeService

/// Issue 12, Evidence: "type sniffed and listed".
@Suite("What a file is, by its bytes")
struct EvidenceTypeTests {
  /// How files begin, in a text whose characters are the bytes.
  private static func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

  @Test(
    "each kind that is taken is known by how it begins, and everything else is refused",
    arguments: [
      ("%PDF-1.7\n", EvidenceType.pdf), ("\u{89}PNG\r\n\u{1A}\n....", .png), ("\u{FF}\u{D8}\u{FF}\u{E0}....", .jpeg),
      ("GIF89a..", .gif),
      ("RIFF....WEBPVP8 ", .webp), ("RIFF....WAVEfmt ", .wav), ("II*\u{0}....", .tiff), ("MM\u{0}*....", .tiff),
      ("OggS\u{0}....", .ogg), ("#!AMR\n..", .amr), ("ID3\u{3}\u{0}....", .mp3), ("\u{FF}\u{FB}\u{90}\u{64}....", .mp3),
      ("\u{0}\u{0}\u{0}\u{20}ftypM4A ....", .m4a), ("\u{0}\u{0}\u{0}\u{20}ftypisom....", .mp4),
      ("\u{0}\u{0}\u{0}\u{20}ftypqt  ....", .quickTime), ("\u{0}\u{0}\u{0}\u{20}ftypheic....", .heic),
      ("Dear Sir,\r\nthe lift is broken.\r\n", .text), ("\u{EF}\u{BB}\u{BF}name,at\n", .text),
      ("From: a@example.org\r\nSubject: lift\r\n\r\nhello", .mail),
      ("Received: by x\r\n for y\r\nFrom: a\r\nDate: b\r\n\r\nc", .mail),
      ("Subject: no one wrote this\r\n\r\nhello", .text),
      ("", nil), ("MZ\u{90}\u{0}", nil), ("\u{7F}ELF", nil), ("<!DOCTYPE html><html>", nil), ("  \n<HTML>", nil),
      ("<svg onload=x>", nil),
      ("<?xml version=\"1.0\"?>", nil), ("#!/bin/sh\nrm -rf /", nil), ("{\\rtf1", nil), ("@echo off", nil), ("a\u{0}b", nil),
      ("\u{FF}\u{FE}h\u{0}", nil), ("PK\u{3}\u{4}", nil), ("Rar!\u{1A}", nil), ("\u{D0}\u{CF}\u{11}\u{E0}", nil),
      ("\u{1F}\u{8B}", nil),
      ("RIFF\u{1}...AVI ", nil), ("\u{0}\u{0}\u{0}\u{20}ftypxxxx", nil), ("\u{FF}\u{F1}\u{50}\u{80}", nil), ("%!PS", nil),
      ("\u{1B}[2J", nil),
    ] as [(String, EvidenceType?)])
  func beginnings(text: String, type: EvidenceType?) { #expect(EvidenceType(Self.bytes(text)[...]) == type) }

  @Test("what is two things at once is what it begins as, and is nothing that runs")
  func polyglots() {
    #expect(EvidenceType(Self.bytes("GIF89a/*<script>alert(1)</script>*/=1;")[...]) == .gif)
    #expect(EvidenceType((Self.bytes("%PDF-1.4 ") + Zip.document.bytes)[...]) == .pdf)
    #expect(EvidenceType((Self.bytes("junk") + Zip.document.bytes)[...]) == nil)
    #expect(EvidenceType((Zip.document.bytes + Self.bytes("<script>"))[...]) == nil)
  }

  @Test("documents of office programs are known by the names in them, and no other archive is taken")
  func archives() {
    #expect(EvidenceType(Zip.document.bytes[...]) == .docx)
    #expect(EvidenceType(Zip(["[Content_Types].xml", "xl/workbook.xml"]).bytes[...]) == .xlsx)
    #expect(EvidenceType(Zip(["mimetype", "content.xml"], first: "application/vnd.oasis.opendocument.text").bytes[...]) == .odt)
    #expect(EvidenceType(Zip(["mimetype", "content.xml"], first: "application/epub+zip").bytes[...]) == nil)
    #expect(EvidenceType(Zip(["a.exe"]).bytes[...]) == nil)
    #expect(EvidenceType(Zip(["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]).bytes[...]) == nil)
    #expect(EvidenceType(Zip(["[Content_Types].xml", "word/document.xml", "word/embeddings/a.bin"]).bytes[...]) == nil)
  }

  @Test("an archive that claims to be huge is not unpacked, and one whose list does not hold together is none")
  func bombs() {
    var bomb = Zip(["[Content_Types].xml", "word/document.xml"])
    bomb.claimedSize = 0xFFFF_FFFE
    #expect(EvidenceType(bomb.bytes[...]) == .docx)
    let whole = Zip.document.bytes
    for length in 4..<whole.count { #expect(EvidenceType(whole[..<length]) == nil) }
    #expect(
      EvidenceType(Zip((0..<10_001).map { "word/\($0)" } + ["[Content_Types].xml", "word/document.xml"]).bytes[...]) == nil)
    // Any byte of the list may be anything: nothing is read outside the file.
    for index in whole.indices {
      var broken = whole
      broken[index] = 0xFF
      _ = EvidenceType(broken[...])
    }
  }
}

/// An archive of empty files with those names; the first may have contents.
private struct Zip {
  var names: [String]
  var first = ""
  var claimedSize: UInt32 = 0

  static let document = Zip(["[Content_Types].xml", "word/document.xml"])

  init(_ names: [String], first: String = "") { (self.names, self.first) = (names, first) }

  var bytes: [UInt8] {
    var (files, list): ([UInt8], [UInt8]) = ([], [])
    for (index, name) in names.enumerated() {
      let content = index == 0 ? Array(first.utf8) : []
      let sizes = number(UInt32(content.count), 4) + number(claimedSize == 0 ? UInt32(content.count) : claimedSize, 4)
      let place = number(UInt32(files.count), 4)
      files += number(0x0403_4B50, 4) + number(20, 2) + number(0, 12) + sizes + number(UInt32(name.utf8.count), 2) + number(0, 2)
      files += Array(name.utf8) + content
      list += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 12) + sizes + number(UInt32(name.utf8.count), 2)
      list += number(0, 12) + place + Array(name.utf8)
    }
    let count = number(UInt32(names.count), 2)
    return files + list + number(0x0605_4B50, 4) + number(0, 4) + count + count + number(UInt32(list.count), 4)
      + number(UInt32(files.count), 4) + number(0, 2)
  }

  private func number(_ value: UInt32, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 4 ? UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) : 0 }
  }
}
