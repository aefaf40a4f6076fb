"""What pyHanko says of PDF files: a JSON request a line on standard input, a JSON answer a line on the output.

{"file", "roots": [DER files], "crls": [DER files], "at": ISO 8601, "times": n} -> {"accepts", "why", "times": [ms]}
With CRLs, each certificate must be shown not to be revoked. It stays warm from one request to the next, so that its times are those of its work and not of its start.
"""

import json
import logging
import sys
import time
from datetime import datetime
from importlib.metadata import version
from io import BytesIO

from asn1crypto.crl import CertificateList
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def load(path):
    with open(path, "rb") as file:
        return file.read()


def judge(data, **known):
    """Accepts a file when it has a signature, and the bottom line of each is good."""
    statuses = []
    for signature in PdfFileReader(BytesIO(data)).embedded_regular_signatures:
        context = ValidationContext(allow_fetching=False, **known)
        status = validate_pdf_signature(signature, context, context)
        statuses.append((status.bottom_line, f"{status.summary()} {status.coverage.name}"))
    return bool(statuses) and all(good for good, _ in statuses), "; ".join(why for _, why in statuses)


def answer(request):
    data = load(request["file"])
    crls = [CertificateList.load(load(crl)) for crl in request.get("crls", [])]
    known = {
        "trust_roots": [Certificate.load(load(root)) for root in request["roots"]],
        "crls": crls,
        "revocation_mode": "require" if crls else "soft-fail",
        "moment": datetime.fromisoformat(request["at"].replace("Z", "+00:00")),
    }
    took = []
    for _ in range(request.get("times", 1)):
        begun = time.perf_counter()
        accepts, why = judge(data, **known)
        took.append((time.perf_counter() - begun) * 1000)
    return {"accepts": accepts, "why": why or "no signature", "times": took}


def safely(request):
    try:
        return answer(request)
    except Exception as error:
        return {"accepts": False, "why": f"{type(error).__name__}: {error}", "times": []}


print(json.dumps({"version": version("pyHanko")}), flush=True)
for line in sys.stdin:
    print(json.dumps(safely(json.loads(line))), flush=True)
