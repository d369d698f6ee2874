import java.io.File;
import java.io.FileInputStream;
import java.security.cert.X509Certificate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.signature.SignedInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.Constants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Verifies the first signature of each file with Apache Santuario: one line for each, file TAB verdict TAB references
 * TAB subject of the signer. Manifests name documents elsewhere: their entries are not followed.
 */
public final class VerifySignatures {
    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

    public static void main(String[] files) throws Exception {
        Init.init();
        for (String file : files) System.out.println(new File(file).getName() + "\t" + verdictOf(file));
    }

    private static String verdictOf(String file) {
        try (FileInputStream input = new FileInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(input);
            declareIdentifiers(document, SAML, "Assertion", "ID");
            declareIdentifiers(document, "*", "*", "Id");
            NodeList found = document.getElementsByTagNameNS(Constants.SignatureSpecNS, Constants._TAG_SIGNATURE);
            // Not in secure validation: it refuses SHA-1, which the DMP asks for in the signature of a lot.
            XMLSignature signature = new XMLSignature((Element) found.item(0), "", false);
            signature.setFollowNestedManifests(false);
            X509Certificate signer = signature.getKeyInfo().getX509Certificate();
            boolean valid = signature.checkSignatureValue(signer);
            SignedInfo signed = signature.getSignedInfo();
            return (valid ? "valid" : "invalid") + "\t" + signed.getLength() + "\t" + signer.getSubjectX500Principal();
        } catch (Exception error) {
            return "unreadable\t0\t" + error.getMessage();
        }
    }

    private static void declareIdentifiers(Document document, String namespace, String name, String attribute) {
        NodeList elements = document.getElementsByTagNameNS(namespace, name);
        for (int index = 0; index < elements.getLength(); index += 1) {
            Element element = (Element) elements.item(index);
            if (element.hasAttributeNS(null, attribute)) element.setIdAttributeNS(null, attribute, true);
        }
    }
}
