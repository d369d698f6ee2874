// A document repository made by gSOAP from the DMP's own WSDL: an independent reader of what we publish.
// It keeps every document it receives and hands the same bytes back. Plain HTTP on a loopback port, printed first.

#include "soapH.h"
#include "DocumentRepository_USCOREBinding.nsmap"

#include <arpa/inet.h>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

namespace {

const char *const SUCCESS = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success";
const char *const FAILURE = "urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure";
const char *const ERROR_SEVERITY = "urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error";
// identificationScheme of XDSDocumentEntry.uniqueId
const char *const UNIQUE_ID = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab";

struct StoredDocument {
  std::string bytes;
  std::string mimeType;
};

/** By XDS uniqueId. */
std::map<std::string, StoredDocument> stored;

void answerTo(struct soap *soap, const char *action) {
  const char *messageId = soap->header ? soap->header->wsa5__MessageID : nullptr;
  struct SOAP_ENV__Header *header = soap_new_SOAP_ENV__Header(soap, -1);
  header->wsa5__Action = soap_strdup(soap, action);
  if (messageId) {
    header->wsa5__RelatesTo = soap_new__wsa5__RelatesTo(soap, -1);
    header->wsa5__RelatesTo->__item = soap_strdup(soap, messageId);
  }
  soap->header = header;
}

void fail(struct soap *soap, ns2__RegistryResponseType &response, const char *code, const std::string &context) {
  response.status = FAILURE;
  if (!response.RegistryErrorList) response.RegistryErrorList = soap_new__ns2__RegistryErrorList(soap, -1);
  _ns2__RegistryError *error = soap_new__ns2__RegistryError(soap, -1);
  error->errorCode = code;
  error->codeContext = context;
  error->severity = ERROR_SEVERITY;
  response.RegistryErrorList->RegistryError.push_back(error);
}

std::string uniqueIdOf(const ns4__ExtrinsicObjectType &entry) {
  if (!entry.__RegistryObjectType_sequence) return "";
  for (const ns4__ExternalIdentifierType *identifier : entry.__RegistryObjectType_sequence->ExternalIdentifier) {
    if (identifier->identificationScheme == UNIQUE_ID) return identifier->value;
  }
  return "";
}

/** Entries of the request, by their id. */
std::map<std::string, const ns4__ExtrinsicObjectType *> entriesOf(const _ns3__SubmitObjectsRequest &request) {
  std::map<std::string, const ns4__ExtrinsicObjectType *> entries;
  const ns4__RegistryObjectListType *list = request.ns4__RegistryObjectList;
  for (int i = 0; list && i < list->__size_RegistryObjectListType; ++i) {
    const __ns4__union_RegistryObjectListType &object = list->__union_RegistryObjectListType[i];
    if (object.__union_RegistryObjectListType != SOAP_UNION__ns4__union_RegistryObjectListType_ExtrinsicObject) continue;
    const ns4__ExtrinsicObjectType *entry = object.union_RegistryObjectListType.ExtrinsicObject;
    entries[entry->id] = entry;
  }
  return entries;
}

}  // namespace

int __ns1__DocumentRepository_USCOREProvideAndRegisterDocumentSet_b(
    struct soap *soap, ns1__ProvideAndRegisterDocumentSetRequestType *request, ns2__RegistryResponseType &response) {
  answerTo(soap, "urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-bResponse");
  response.status = SUCCESS;
  const auto entries = entriesOf(*request->ns3__SubmitObjectsRequest);
  const auto *documents = request->__ProvideAndRegisterDocumentSetRequestType_sequence;
  std::map<std::string, StoredDocument> received;
  size_t count = 0;
  if (documents) {
    for (const auto &document : documents->Document) {
      ++count;
      const auto entry = entries.find(document.id);
      if (entry == entries.end()) {
        fail(soap, response, "XDSMissingDocumentMetadata", document.id);
        continue;
      }
      const xsd__base64Binary &content = document.__item;
      // What came as an MTOM part has its content-id; what came in line as base64 has none.
      if (!content.id) {
        fail(soap, response, "XDSRepositoryError", "document " + document.id + " is not an MTOM part");
        continue;
      }
      received[uniqueIdOf(*entry->second)] = {
          std::string(reinterpret_cast<const char *>(content.__ptr), content.__size), entry->second->mimeType};
    }
  }
  if (count != entries.size() || received.size() != entries.size()) {
    fail(soap, response, "XDSMissingDocument", "entries and documents do not match one to one");
  }
  if (response.status == SUCCESS) stored.insert(received.begin(), received.end());
  return SOAP_OK;
}

int __ns1__DocumentRepository_USCORERetrieveDocumentSet(
    struct soap *soap, ns1__RetrieveDocumentSetRequestType *request, ns1__RetrieveDocumentSetResponseType &response) {
  answerTo(soap, "urn:ihe:iti:2007:RetrieveDocumentSetResponse");
  response.ns2__RegistryResponse = soap_new_ns2__RegistryResponseType(soap, -1);
  response.ns2__RegistryResponse->status = SUCCESS;
  response.__RetrieveDocumentSetResponseType_sequence =
      soap_new___ns1__RetrieveDocumentSetResponseType_sequence(soap, -1);
  for (const auto &wanted : request->DocumentRequest) {
    const auto found = stored.find(wanted.DocumentUniqueId);
    if (found == stored.end()) {
      fail(soap, *response.ns2__RegistryResponse, "XDSDocumentUniqueIdError", wanted.DocumentUniqueId);
      continue;
    }
    _ns1__RetrieveDocumentSetResponseType_DocumentResponse document;
    document.soap_default(soap);
    document.RepositoryUniqueId = wanted.RepositoryUniqueId;
    document.DocumentUniqueId = wanted.DocumentUniqueId;
    document.mimeType = found->second.mimeType;
    document.Document.__size = static_cast<int>(found->second.bytes.size());
    document.Document.__ptr = reinterpret_cast<unsigned char *>(soap_malloc(soap, found->second.bytes.size()));
    std::memcpy(document.Document.__ptr, found->second.bytes.data(), found->second.bytes.size());
    // A type makes gSOAP send the bytes as an MTOM part, under a content-id of its own.
    document.Document.type = soap_strdup(soap, found->second.mimeType.c_str());
    response.__RetrieveDocumentSetResponseType_sequence->DocumentResponse.push_back(document);
  }
  if (response.__RetrieveDocumentSetResponseType_sequence->DocumentResponse.empty()) {
    response.__RetrieveDocumentSetResponseType_sequence = nullptr;
  }
  return SOAP_OK;
}

/** Addressing defines a way to send faults to a server; nobody sends any to a repository. */
int SOAP_ENV__Fault(struct soap *soap, char *, char *, char *, struct SOAP_ENV__Detail *, struct SOAP_ENV__Code *,
                    struct SOAP_ENV__Reason *, char *, char *, struct SOAP_ENV__Detail *) {
  return soap_send_empty_response(soap, SOAP_OK);
}

int main() {
  struct soap *soap = soap_new1(SOAP_ENC_MTOM | SOAP_XML_STRICT | SOAP_C_UTFSTRING);
  // Document/@id repeats the id of its entry, as the profile wants: these are no SOAP-encoding references.
  soap_set_imode(soap, SOAP_XML_TREE);
  soap->bind_flags = SO_REUSEADDR;
  soap->recv_timeout = soap->send_timeout = 30;
  const SOAP_SOCKET listening = soap_bind(soap, "127.0.0.1", 0, 16);
  if (!soap_valid_socket(listening)) {
    soap_print_fault(soap, stderr);
    return 1;
  }
  struct sockaddr_in address;
  socklen_t length = sizeof address;
  getsockname(listening, reinterpret_cast<struct sockaddr *>(&address), &length);
  std::printf("LISTENING %d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  while (soap_valid_socket(soap_accept(soap))) {
    if (soap_serve(soap) != SOAP_OK) soap_print_fault(soap, stderr);
    soap_destroy(soap);
    soap_end(soap);
  }
  soap_print_fault(soap, stderr);
  return 1;
}
