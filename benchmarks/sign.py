"""What a seal costs: pyHanko as it comes, this program, and the bare operation (one RSA-3072 signature, one digest).

Processor time of one document of 20 pages; then 1,000 documents to the level B-LTA against an authority on this
machine that takes 50 ms over each answer. Exit code 1 when a bar is missed:

- B-B takes at most 3 times the bare operation, and a 25th of pyHanko's time;
- B-LTA takes at most 40 ms of processor time, everything but the authority's own work included;
- 1,000 documents to B-LTA take at most 1.5 times as long as work of the processor alone would: waiting overlaps.
  On a busy machine such work takes longer than the time it is given; a loop before and after measures by how much.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from reportlab.pdfgen import canvas

from gazette.config.types import KeyConfig, PassphraseSource, SigningConfig, TimestampConfig
from gazette.pipeline.clock import SystemClock
from gazette.sign import open_sealer
from gazette.sign.authorities import DemoAuthority
from gazette.sign.keys import load_key
from gazette.sign.pdf import SealFacts
from gazette.sign.seal import Level, seal_pdf
from gazette.sign.sealer import Session, start

DAY = timedelta(days=1)
NONE = PassphraseSource("none")
MOST_OF_BARE, LEAST_OF_STOCK, MOST_LTA, MOST_OF_CPU = 3.0, 25.0, 40.0, 1.5


def never(_path: str) -> str:
    raise AssertionError("these keys have no passphrase")


def document(pages: int = 20) -> bytes:
    """A PDF of so many pages of text, some 40 kB."""
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, invariant=1, pageCompression=1)
    for page in range(pages):
        for line in range(45):
            words = hashlib.sha256(f"{page}/{line}".encode()).hexdigest()
            drawing.drawString(72, 780 - 16 * line, f"{page}.{line} {words[:48]}")
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


# The keys: a root, a seal of RSA-3072 and an authority of P-256 right below it, and the root's empty list.


def make_keys(folder: Path, now: datetime) -> None:
    root = rsa.generate_private_key(65537, 3072)
    top = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Benchmark root")])

    def write(name: str, public: object, usage: tuple[bool, bool], purpose: bool) -> None:
        digital, authority = usage
        builder = (
            x509.CertificateBuilder()
            .subject_name(top if authority else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(top)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - DAY)
            .not_valid_after(now + 3000 * DAY)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital, digital and not purpose, False, False, False, authority, authority, False, False
                ),
                critical=True,
            )
        )
        if purpose:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        certificate = builder.sign(root, hashes.SHA256())
        (folder / f"{name}.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    write("root", root.public_key(), (False, True), False)
    for name, key in (
        ("seal", rsa.generate_private_key(65537, 3072)),
        ("tsa", ec.generate_private_key(ec.SECP256R1())),
    ):
        write(name, key.public_key(), (True, False), name == "tsa")
        form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        (folder / f"{name}.key").write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
    lists = x509.CertificateRevocationListBuilder().issuer_name(top).last_update(now - DAY).next_update(now + 30 * DAY)
    (folder / "root.crl").write_bytes(lists.sign(root, hashes.SHA256()).public_bytes(serialization.Encoding.DER))


def key_config(folder: Path, name: str) -> KeyConfig:
    return KeyConfig("pem", folder / f"{name}.key", NONE, folder / f"{name}.pem")


def settings(folder: Path) -> SigningConfig:
    return SigningConfig(
        key=key_config(folder, "seal"),
        timestamp=TimestampConfig("demo", key=key_config(folder, "tsa")),
        roots=(folder / "root.pem",),
        crls=(folder / "root.crl",),
        offline=True,
    )


# The authority: a process of its own.


def serve(folder: Path, delay: float) -> None:
    """Answer timestamp requests, each after `delay` seconds, until killed; say the port first."""
    stamper = DemoAuthority(load_key(key_config(folder, "tsa"), never), SystemClock())

    class Handler(BaseHTTPRequestHandler):
        wbufsize = 1 << 16
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(delay)
            answer = stamper.answer(body)
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_args: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()


# The measurements.


def processor_ms(work: Callable[[], object], runs: int) -> float:
    """Milliseconds of processor time of one run, after a warm one."""
    work()
    before = time.process_time()
    for _ in range(runs):
        work()
    return (time.process_time() - before) / runs * 1e3


def stock(folder: Path, data: bytes) -> Callable[[], object]:
    """pyHanko's own signer over the same key, as its documentation shows it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

    signer = SimpleSigner.load(str(folder / "seal.key"), str(folder / "seal.pem"))
    facts = PdfSignatureMetadata(field_name="Seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    return lambda: sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), facts, signer)


def bare(folder: Path, data: bytes) -> Callable[[], object]:
    key = load_key(key_config(folder, "seal"), never).private
    assert isinstance(key, rsa.RSAPrivateKey)
    return lambda: key.sign(hashlib.sha256(data).digest(), padding.PKCS1v15(), hashes.SHA256())


@dataclass(frozen=True)
class Batch:
    """Seconds that a batch took, and seconds that the processor worked for it in this process."""

    wall: float
    processor: float
    share: float
    """Seconds that a second of the processor's work took, right before and after."""

    @property
    def beside_work(self) -> float:
        """How much longer it took than the same work without any waiting."""
        return self.wall / (self.processor * self.share)


def loop() -> tuple[float, float]:
    """Seconds of wall and of the processor for work that waits for nothing."""
    wall, processor = time.perf_counter(), time.process_time()
    while time.process_time() - processor < 0.7:
        hashlib.sha256(bytes(100_000)).digest()
    return time.perf_counter() - wall, time.process_time() - processor


def batch(session: Session, data: bytes, documents: int) -> Batch:
    """Seal so many documents to B-LTA, as many at a time as the settings say."""
    facts = SealFacts(SystemClock().now())
    before = loop()
    wall, processor = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(session.at_once) as pool:
        sizes = list(pool.map(lambda _: len(seal_pdf(data, session, facts, "a.pdf")), range(documents)))
    assert min(sizes) > len(data)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    after = loop()
    return Batch(wall, processor, (before[0] + after[0]) / (before[1] + after[1]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--batches", type=int, default=3, help="the best counts: a busy machine adds to the others")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds that the authority takes over an answer")
    parser.add_argument("--authority", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.authority:
        serve(given.authority, given.delay)
        return 0
    data, clock = document(), SystemClock()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_keys(folder, datetime.now(UTC))  # noqa: TID251
        alone = start(open_sealer(settings(folder), never), clock)
        facts = SealFacts(clock.now())
        raw = processor_ms(bare(folder, data), given.runs)
        ours = processor_ms(lambda: seal_pdf(data, alone, facts, "a.pdf", Level.B), given.runs)
        theirs = processor_ms(stock(folder, data), max(given.runs // 20, 3))
        command = [sys.executable, __file__, "--authority", place, "--delay", str(given.delay)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as authority:
            try:
                assert authority.stdout is not None
                url = f"http://127.0.0.1:{int(authority.stdout.readline())}/"
                config = replace(settings(folder), timestamp=TimestampConfig("url", url, 30.0))
                session = start(open_sealer(config, never), clock)
                done = min(
                    (batch(session, data, given.documents) for _ in range(given.batches)),
                    key=lambda item: item.wall / item.processor,
                )
            finally:
                authority.terminate()
    each = done.processor / given.documents * 1e3
    print(f"document: 20 pages, {len(data):,} bytes; RSA-3072")
    print(f"bare operation            {raw:8.2f} ms")
    print(f"ours, B-B                 {ours:8.2f} ms  {ours / raw:6.2f} × bare      (bar: {MOST_OF_BARE:g})")
    print(f"pyHanko, B-B              {theirs:8.2f} ms  {theirs / ours:6.1f} × ours      (bar: {LEAST_OF_STOCK:g})")
    print(f"ours, B-LTA, one of many  {each:8.2f} ms                     (bar: {MOST_LTA:g})")
    print(
        f"ours, B-LTA, {given.documents:,} documents in {done.wall:.1f} s for {done.processor:.1f} s of processor time"
    )
    ratio = done.wall / done.processor
    print(f"  {ratio:.2f} ×; while a second of its work took {done.share:.2f} s: {done.beside_work:.2f} ×")
    print(f"  (bar: {MOST_OF_CPU:g}); one after the other they would wait {2 * given.delay * given.documents:.0f} s")
    kept = (
        ours <= MOST_OF_BARE * raw
        and theirs >= LEAST_OF_STOCK * ours
        and each <= MOST_LTA
        and done.beside_work <= MOST_OF_CPU
    )
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
