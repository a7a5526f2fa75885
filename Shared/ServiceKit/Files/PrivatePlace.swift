private import Foundation

/// A file or folder that holds what concerns people, and what makes it unfit for that.
package enum PrivatePlace {
  /// What is wrong with it, as the end of a sentence that begins with its name; nil when it belongs to the user of this process and is open to
  /// no one else.
  ///
  /// What a symbolic link points to can be changed by the owner of the link, so the place itself has to be named.
  package static func fault(of path: String, isFolder: Bool) -> String? {
    var status = stat()
    let thing = isFolder ? "folder" : "file"
    guard lstat(path, &status) == 0 else { return "names no \(thing) that exists" }
    if status.st_mode & S_IFMT == S_IFLNK { return "names a symbolic link: name the \(thing) that it points to" }
    guard status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else { return "names no \(thing) that exists" }
    if status.st_uid != geteuid() {
      return "names a \(thing) of user \(status.st_uid), and this runs as user \(geteuid()): give it to that user (chown)"
    }
    if status.st_mode & 0o077 != 0 {
      return "names a \(thing) open to others than its owner (chmod \(isFolder ? "700" : "600") it)"
    }
    return nil
  }
}
