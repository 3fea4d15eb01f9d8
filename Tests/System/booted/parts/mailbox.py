"""A mail server for the tests: keeps what it gets. Port 587 wants TLS and a password, port 2525 neither.

usage: mailbox.py FOLDER CERTIFICATE KEY PASSWORD
    FOLDER/N.eml     each mail, after a line with its sender and its recipient
    FOLDER/busy      while it is there, no mail is taken now (451)
"""

import base64
import itertools
import pathlib
import socketserver
import ssl
import sys
import threading

folder, certificate, key, password = pathlib.Path(sys.argv[1]), *sys.argv[2:]
numbers = itertools.count(1)
tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(certificate, key)


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        guarded = self.server.server_address[1] == 587
        encrypted = allowed = not guarded
        envelope = []
        self.say("220 mailbox")
        while line := self.rfile.readline().decode().rstrip("\r\n"):
            verb = line.split()[0].upper()
            if verb == "EHLO":
                self.say("250-mailbox")
                self.say("250 AUTH PLAIN" if encrypted else "250 STARTTLS")
            elif verb == "STARTTLS":
                self.say("220 go on")
                self.request = tls.wrap_socket(self.request, server_side=True)
                self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", buffering=0)
                encrypted = True
            elif verb == "AUTH":
                allowed = encrypted and base64.b64decode(line.split()[2]).split(b"\0")[2] == password.encode()
                self.say("235 welcome" if allowed else "535 wrong password")
            elif verb in ("MAIL", "RCPT"):
                envelope.append(line.partition("<")[2].partition(">")[0])
                busy = (folder / "busy").exists()
                self.say("530 no" if not allowed else "451 not now" if busy else "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                lines = iter(lambda: self.rfile.readline().rstrip(b"\r\n"), b".")
                body = b"\n".join(line.removeprefix(b".") for line in lines)
                mail = folder / f"{next(numbers)}.part"
                mail.write_bytes(" ".join(envelope).encode() + b"\n" + body + b"\n")
                mail.rename(mail.with_suffix(".eml"))
                self.say("250 kept")
            elif verb == "QUIT":
                return self.say("221 bye")
            else:
                envelope.clear()
                self.say("250 ok")


socketserver.ThreadingTCPServer.allow_reuse_address = True
for port in (587, 2525):
    server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Session)
    threading.Thread(target=server.serve_forever).start()
