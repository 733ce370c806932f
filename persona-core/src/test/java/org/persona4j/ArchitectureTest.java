package org.persona4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.persona4j.internal.RecordIds;
import org.persona4j.internal.RecordKind;
import org.persona4j.store.RecordKey;
import org.persona4j.store.RecordScan;

/** Which package may see which, and that the rules of the domain see nothing of the world. */
class ArchitectureTest {
    private static final String ROOT = "org.persona4j";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .withImportOption(location -> location.contains("persona-core"))
            .importPackages(ROOT);

    /** Files of customers are read in a room of rules, of what callers give it: by these classes and no others. */
    private static final String READERS_OF_FILES = "org\\.persona4j\\.imports\\.(CsvRows|Dialect|Utf8Text)(\\$.*)?";

    /** What each package of rules may see besides itself, the errors and the style. */
    private static final Map<String, List<String>> MAY_SEE = Map.ofEntries(
            Map.entry("identity", List.of()),
            Map.entry("access", List.of()),
            Map.entry("archive", List.of("identity", "merge", "profile", "access", "favorite")),
            Map.entry("audit", List.of("identity", "access")),
            Map.entry("change", List.of("identity", "optin", "access")),
            Map.entry("error", List.of("access")),
            Map.entry("favorite", List.of("identity", "profile")),
            Map.entry("imports", List.of("profile", "optin", "wallet", "identity", "merge", "access")),
            Map.entry("optin", List.of("identity", "access")),
            Map.entry("privacy", List.of("identity", "archive", "profile")),
            Map.entry("profile", List.of("identity", "access", "favorite")),
            Map.entry("order", List.of("identity")),
            Map.entry("earning", List.of("order", "wallet", "identity")),
            Map.entry("loyalty", List.of("order", "earning", "wallet", "favorite", "identity", "access", "profile")),
            Map.entry("recommend", List.of("order", "identity")),
            Map.entry(
                    "search",
                    List.of("persona", "merge", "profile", "identity", "access", "favorite", "optin", "wallet")),
            Map.entry("wallet", List.of("identity", "access")),
            Map.entry("merge", List.of("profile", "identity", "access", "favorite")),
            Map.entry("persona", List.of("merge", "profile", "identity", "access", "favorite")));

    @Test
    void packagesSeeOnlyWhatIsBelowThem() {
        List<String> all = new ArrayList<>(MAY_SEE.keySet());
        all.add("internal");
        MAY_SEE.forEach((name, visible) -> {
            List<String> hidden = new ArrayList<>(all);
            hidden.removeAll(visible);
            hidden.remove(name);
            hidden.remove("error");
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(hidden.stream()
                            .map(other -> ROOT + "." + other + "..")
                            .toArray(String[]::new))
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT)
                    .because(name + " may see " + visible)
                    .check(CLASSES);
        });
    }

    @Test
    void theMachineryDoesNotSeeTheWayIn() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void onlyTheLayoutMakesKeysAndOnlyOfKindsThereAre() {
        noClasses()
                .that()
                .areNotAssignableTo(RecordIds.class)
                .should()
                .callMethod(RecordKey.class, "of", String.class, String.class, String.class)
                .check(CLASSES);
        noClasses()
                .that()
                .areNotAssignableTo(RecordKind.class)
                .should()
                .callMethod(RecordScan.class, "of", String.class, String.class)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void rulesSeeNoFile() {
        noClasses()
                .that()
                .resideInAnyPackage(rules())
                .and()
                .haveNameNotMatching(READERS_OF_FILES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..")
                .check(CLASSES);
    }

    private static String[] rules() {
        return MAY_SEE.keySet().stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }

    @Test
    void rulesSeeNoStoreLogOrThread() {
        noClasses()
                .that()
                .resideInAnyPackage(rules())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".store..",
                        "org.slf4j..",
                        "java.net.http..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "java.util.random..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Thread.class,
                        Clock.class,
                        java.net.Socket.class,
                        java.net.URL.class,
                        java.util.Random.class,
                        java.security.SecureRandom.class)
                .check(CLASSES);
    }

    @Test
    void rulesAskNeitherTheTimeNorChance() {
        noClasses()
                .that()
                .resideInAnyPackage(rules())
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CLASSES);
    }

    @Test
    void whatUsersSeeNamesNoMachinery() {
        ArchRuleDefinition.methods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(ROOT + ".internal..")
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .arePublic()
                .should(nameNoMachinery())
                .check(CLASSES);
    }

    private static ArchCondition<JavaMethod> nameNoMachinery() {
        return new ArchCondition<>("name no machinery") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> named = new ArrayList<>(method.getRawParameterTypes());
                named.add(method.getRawReturnType());
                boolean clean =
                        named.stream().noneMatch(type -> type.getPackageName().startsWith(ROOT + ".internal"))
                                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(method, clean, method.getFullName() + " names machinery"));
            }
        };
    }
}
