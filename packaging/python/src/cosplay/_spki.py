"""The hash by which Chromium is told to trust a public key."""

import base64
import hashlib


def spki_of_pem(pem: str) -> str:
    """Base64 of the SHA-256 of the SubjectPublicKeyInfo of the first certificate of a PEM file."""
    body = pem.split("-----BEGIN CERTIFICATE-----", 1)[1].split("-----END CERTIFICATE-----", 1)[0]
    certificate = base64.b64decode(body)
    to_be_signed = _children(_children(certificate)[0])
    # version (optional, tag 0xA0), serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo
    index = 6 if to_be_signed[0][0] == 0xA0 else 5
    return base64.b64encode(hashlib.sha256(to_be_signed[index]).digest()).decode()


def _children(der: bytes) -> list[bytes]:
    """The elements inside a DER element, each with its tag and length."""
    start, end = _content(der, 0)
    found = []
    while start < end:
        _, stop = _content(der, start)
        found.append(der[start:stop])
        start = stop
    return found


def _content(der: bytes, at: int) -> tuple[int, int]:
    """Begin and end of the content of the DER element at ``at``."""
    length, begin = der[at + 1], at + 2
    if length >= 0x80:
        count = length & 0x7F
        length, begin = int.from_bytes(der[begin : begin + count], "big"), begin + count
    return begin, begin + length
