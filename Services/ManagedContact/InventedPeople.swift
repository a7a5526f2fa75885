/// People who do not exist, with names and addresses as they can be: short, long, in other scripts.
enum InventedPeople {
  /// Name and postal address, a line each.
  static let all: [[String]] = [
    ["Robin Quist", "3 Example Road", "Example Town", "EX1 1AC"],
    [
      "Bartholomew Featherstonehaugh-Cholmondeley-Wolstenholme-Marjoribanks-Auchinleck-Menzies-Dalziel-Kirkcudbright-Llanfairpwll"
        + "gwyngyllgogerychwyrndrobwll-Llantysiliogogogoch Belvoir-Beauchamp-Wriothesley",
      "Flat 12b", "The Old Granary", "3 Example Road", "Little Exampleton", "Example Town", "EX1 1AC",
    ],
    ["Łucja Żółć-Śmigły", "7 Ŵyddgrug Lane", "Example Town", "EX1 1AD"],
    ["محمد الأحمد (Mohammed Al-Ahmad)", "9 Example Road", "Example Town", "EX1 1AE"],
  ]
}
