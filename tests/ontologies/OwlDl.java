import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what keeps an ontology from OWL 2 DL, whether HermiT finds it consistent, and its unsatisfiable classes. */
public class OwlDl {
    public static void main(String[] files) throws Exception {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(new File(files[0]));
        TreeSet<String> lines = new TreeSet<>();
        for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            lines.add("profile: " + violation);
        }
        Reasoner reasoner = new Reasoner(ontology);
        if (!reasoner.isConsistent()) {
            lines.add("inconsistent");
        } else {
            for (OWLClass cls : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
                lines.add("unsatisfiable: " + cls);
            }
        }
        lines.add("axioms: " + (ontology.getLogicalAxiomCount() > 0));
        for (String line : lines) {
            System.out.println(line);
        }
    }
}
