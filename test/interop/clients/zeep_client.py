"""Calls a DMP with zeep, from the operator's WSDL, and prints how zeep read the answers.

Standard input: {"wsdl": folder, "url": base address, "certificate", "key", "authorities": PEM files,
"calls": [{"wsdl": file, "binding": QName, "path", "operation", "action"?, "assertion": XML, "arguments": {...}}]}.
Standard output: a JSON list, {"answer": ...} or {"fault": text} for each call.
"""

import json
import sys
from base64 import b64encode
from collections import deque

from lxml import etree
from requests import Session
from zeep import Client, Plugin, Settings, xsd
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport
from zeep.wsa import WsAddressingPlugin

SECURITY = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd}Security"
HEADER = "{http://www.w3.org/2003/05/soap-envelope}Header"


class Assertion:
    """Puts a VIHF in the security header: zeep writes the rest of the message."""

    def __init__(self, xml):
        self.element = etree.fromstring(xml.encode())

    def apply(self, envelope, headers):
        header = envelope.find(HEADER)
        if header is None:
            header = etree.Element(HEADER)
            envelope.insert(0, header)
        etree.SubElement(header, SECURITY).append(self.element)
        return envelope, headers

    def verify(self, envelope):
        """Answers carry no security header."""


class MixedText(Plugin):
    """Writes the text of elements of mixed content, which zeep leaves empty."""

    def __init__(self):
        self.texts = {}

    def egress(self, envelope, http_headers, operation, binding_options):
        for element in envelope.iter(etree.Element):
            name = etree.QName(element).localname
            if name in self.texts:
                element.text = self.texts[name]
        return envelope, http_headers


def zeep_value(value, texts):
    """The same value in the words of zeep, which tells attributes from elements by the schema."""
    if value == "xsi:nil":
        return xsd.Nil
    if isinstance(value, list):
        return [zeep_value(each, texts) for each in value]
    if not isinstance(value, dict):
        return value
    members = {}
    for name, each in value.items():
        if isinstance(each, dict) and "#text" in each:
            texts[name] = each["#text"]
            each = {key: member for key, member in each.items() if key != "#text"}
        members["_value_1" if name == "#items" else name.removeprefix("@")] = zeep_value(each, texts)
    return members


def plain(value, client):
    """An answer as JSON."""
    if isinstance(value, dict):
        return {name: plain(each, client) for name, each in value.items() if each is not None}
    if isinstance(value, (list, deque)):
        return [plain(each, client) for each in value]
    if isinstance(value, etree._Element):
        return {etree.QName(value).localname: plain(read_member(value, client), client)}
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def read_member(element, client):
    """zeep knows no substitution groups: it leaves the members as XML, and reads each one when asked by its name."""
    try:
        known = client.get_element(element.tag)
    except LookupError:
        return etree.tostring(element, encoding="unicode")
    return serialize_object(known.parse(element, client.wsdl.types), dict)


def call(task, session, clients, wanted):
    path = f"{task['wsdl']}/{wanted['wsdl']}"
    if path not in clients:
        clients[path] = Client(path, transport=Transport(session=session), settings=Settings(strict=False))
    client = clients[path]
    client.wsse = Assertion(wanted["assertion"])
    mixed = MixedText()
    arguments = zeep_value(wanted["arguments"], mixed.texts)
    operation = client.wsdl.bindings[wanted["binding"]].get(wanted["operation"])
    operation.soapaction = wanted.get("action", operation.soapaction)
    # Where the WSDL names no action of WS-Addressing, zeep adds no such headers by itself.
    client.plugins = [mixed] if operation.abstract.wsa_action else [mixed, WsAddressingPlugin()]
    service = client.create_service(wanted["binding"], task["url"] + wanted["path"])
    try:
        answer = getattr(service, wanted["operation"])(**arguments)
    except Fault as fault:
        return {"fault": " ".join([fault.message, *(str(each) for each in fault.subcodes or [])])}
    return {"answer": plain(serialize_object(answer, dict), client)}


def main():
    task = json.load(sys.stdin)
    session = Session()
    session.trust_env = False
    session.cert = (task["certificate"], task["key"])
    session.verify = task["authorities"]
    clients = {}
    json.dump([call(task, session, clients, wanted) for wanted in task["calls"]], sys.stdout)


main()
