import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltTransformer;

/**
 * Applies stylesheets to documents with Saxon, all in one Java machine. Each line of the standard input is a step:
 * stylesheet TAB address that its relative addresses start from TAB document TAB file of the result.
 */
public final class ApplyStylesheets {
    private static final Processor SAXON = new Processor(false);
    /** A transformer keeps the documents that its stylesheet asked for: value sets are read once. */
    private static final Map<String, XsltTransformer> STYLESHEETS = new HashMap<>();
    private static final Map<String, XdmNode> DOCUMENTS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        BufferedReader steps = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = steps.readLine(); line != null; line = steps.readLine()) {
            String[] step = line.split("\t");
            XsltTransformer transformer = compiled(step[0], step[1]);
            transformer.setInitialContextNode(read(step[2]));
            Serializer result = SAXON.newSerializer(new File(step[3]));
            transformer.setDestination(result);
            transformer.transform();
            result.close();
        }
    }

    private static XsltTransformer compiled(String file, String base) throws Exception {
        if (!STYLESHEETS.containsKey(file)) {
            XsltCompiler compiler = SAXON.newXsltCompiler();
            try (FileInputStream input = new FileInputStream(file)) {
                STYLESHEETS.put(file, compiler.compile(new StreamSource(input, base)).load());
            }
        }
        return STYLESHEETS.get(file);
    }

    private static XdmNode read(String file) throws Exception {
        if (!DOCUMENTS.containsKey(file)) DOCUMENTS.put(file, SAXON.newDocumentBuilder().build(new File(file)));
        return DOCUMENTS.get(file);
    }
}
