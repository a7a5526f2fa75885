"""Sets letters as PDF with Typst: one JSON object a line in, one a line out, until its input ends.

Usage: python3 -I worker.py PACKAGES FONTS TEMPLATES LOGO ALTERNATIVE-TEXT

PACKAGES is the folder of the package `typst`; FONTS the folder of the fonts, the only ones used; TEMPLATES that of this file's templates; LOGO
a PNG or SVG file, or empty.

In: {"id": 1, "template": "letter", "data": "<the letter as JSON text>", "day": 1795651200}, with the day in seconds since 1970.
Out: first {"ready": "<version of Typst>"}; then {"id": 1, "pdf": "<base64>", "pages": 2}, or {"id": 1, "error": "<one of ERRORS>", "detail":
"..."}; the detail never has anything of the letter.

A letter is made from its data alone: the same data gives the same bytes, in any process.
"""
import base64
import ctypes
import json
import os
import platform
import re
import resource
import struct
import sys

TEMPLATES = ("letter", "large-print", "easy-read", "paper")
# What can be wrong with a letter, by what Typst says of it.
ERRORS = {
    "address-does-not-fit": "address-does-not-fit",
    "sender-does-not-fit": "sender-does-not-fit",
    "could not be displayed": "missing-character",
    "missing glyph": "missing-character",
    "missing title": "missing-title",
}
LONGEST_LINE = 32 * 1024 * 1024
MEMORY = 1024 * 1024 * 1024
LARGEST_LOGO = 1024 * 1024


def confine():
    """Takes away what setting letters does not need: memory without end, the network, other programs, new rights."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(38, 1, 0, 0, 0) != 0:
        sys.exit("new rights could not be given up")
    # Numbers of socket, socketpair, execve, execveat, io_uring_setup; and of the architecture, in the kernel's audit.h.
    numbers = {"x86_64": (0xC000003E, (41, 53, 59, 322, 425)), "aarch64": (0xC00000B7, (198, 199, 221, 281, 425))}
    if platform.machine() not in numbers:
        sys.exit("the system calls of this processor are not known here")
    architecture, refused = numbers[platform.machine()]
    # Classic BPF: another architecture ends the process; a refused call fails with EPERM; all others are allowed.
    program = [(0x20, 0, 0, 4), (0x15, 1, 0, architecture), (0x06, 0, 0, 0x80000000), (0x20, 0, 0, 0)]
    for index, number in enumerate(refused):
        program.append((0x15, len(refused) - index, 0, number))
    program += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x00050001)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in program))

    class Filter(ctypes.Structure):
        _fields_ = [("count", ctypes.c_ushort), ("code", ctypes.c_void_p)]

    filter = Filter(len(program), ctypes.addressof(code))
    if libc.prctl(22, 2, ctypes.byref(filter), 0, 0) != 0:
        sys.exit("the network could not be given up")


def drawing(logo):
    """The logo as SVG, for the templates to draw: a PNG is wrapped. It writes no file, so it also works where none may be written."""
    if not logo:
        return ""
    if os.path.getsize(logo) > LARGEST_LOGO:
        sys.exit("the logo is larger than a megabyte")
    with open(logo, "rb") as file:
        picture = file.read()
    if logo.endswith(".svg"):
        return picture.decode("utf-8")
    width, height = struct.unpack(">II", picture[16:24])
    code = base64.b64encode(picture).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{code}"/></svg>'
    )


class Setter:
    """A compiler for each template, kept."""

    def __init__(self, packages, fonts, templates, logo, alternative):
        sys.path.insert(0, packages)
        # The PDF is made on this thread alone; more threads gain nothing, and cost memory.
        os.environ["RAYON_NUM_THREADS"] = "1"
        import typst

        self.version = typst.__version__
        self.inputs = {"logo": drawing(logo), "alt": alternative}
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
        nothing = f"{templates}/no-packages"
        self.compilers = {
            each: typst.Compiler(f"{templates}/{each}.typ", root=templates, font_paths=found, package_path=nothing, package_cache_path=nothing)
            for each in TEMPLATES
        }

    def set(self, template, data, day):
        pdf, warnings = self.compilers[template].compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], sys_inputs={"data": data, **self.inputs}, timestamp=day
        )
        if warnings:
            raise RuntimeError("; ".join(str(warning.message) for warning in warnings))
        return pdf


def answer(setter, line):
    """The answer to one line."""
    identifier = None
    try:
        if not line.endswith(b"\n"):
            return {"id": None, "error": "not-understood", "detail": "the line is too long, or is not finished"}
        asked = json.loads(line)
        identifier, template, data, day = asked["id"], asked["template"], asked["data"], asked["day"]
        if template not in TEMPLATES or not isinstance(data, str) or not isinstance(day, int):
            raise KeyError
    except (ValueError, KeyError, TypeError):
        return {"id": identifier, "error": "not-understood", "detail": "the line is not a request"}
    try:
        pdf = setter.set(template, data, day)
    except Exception as error:
        text = str(error) + str(getattr(error, "message", ""))
        code = next((code for words, code in ERRORS.items() if words in text), "refused")
        return {"id": identifier, "error": code, "detail": type(error).__name__}
    return {"id": identifier, "pdf": base64.b64encode(pdf).decode("ascii"), "pages": len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))}


def say(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def main(packages, fonts, templates, logo, alternative):
    setter = Setter(packages, fonts, templates, logo, alternative)
    confine()
    say({"ready": setter.version})
    while line := sys.stdin.buffer.readline(LONGEST_LINE):
        say(answer(setter, line))


if __name__ == "__main__":
    main(*sys.argv[1:6])
