package org.persona4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that users can see goes without a comment: no exported package, no public type in one, no public or protected member of
 * such a type. It reads the sources of all modules that are shipped.
 */
class ApiDocumentedTest {
    private static final List<String> SHIPPED = List.of(
            "src/main/java",
            "testkit/src/main/java",
            "../persona-store-spi/src/main/java",
            "../persona-store-spi/tck/src/main/java",
            "../persona-store-memory/src/main/java");

    @TestFactory
    Stream<DynamicTest> everythingPublicHasAComment() {
        return SHIPPED.stream()
                .map(sources -> DynamicTest.dynamicTest(
                        sources,
                        () -> assertThat(withoutComment(Path.of(sources))).isEmpty()));
    }

    @Test
    void whatHasNoCommentIsFound(@TempDir Path sources) throws IOException {
        write(sources, "module-info.java", "/** A module. */ module m { exports p; }");
        write(sources, "p/package-info.java", "package p;");
        write(sources, "p/A.java", """
                package p;
                /** A type. */
                public class A {
                    public static final int BARE = 1;
                    int hidden;
                    /** A constructor. */
                    public A() {}
                    public void bare() {}
                    /** A method. */
                    public void commented() {}
                    @Override
                    public String toString() { return ""; }
                    void hidden() {}
                    public enum Bare { /** One. */ ONE, TWO }
                    /** An interface. */
                    public interface Part { void bare(); }
                    /** @param a no sentence about the record itself */
                    protected record Bare2(int a) { public int a() { return a; } }
                }
                """);
        write(sources, "q/B.java", "package q; public class B { public void bare() {} }");

        Set<String> found = withoutComment(sources);

        assertThat(found)
                .containsExactly(
                        "p",
                        "p.A.BARE",
                        "p.A.Bare",
                        "p.A.Bare.TWO",
                        "p.A.Bare2",
                        "p.A.Bare2.a",
                        "p.A.Part.bare",
                        "p.A.bare");
    }

    private static void write(Path sources, String name, String text) throws IOException {
        Path file = sources.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    /** The names of what has none. */
    private static Set<String> withoutComment(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            Missing missing = new Missing(DocTrees.instance(task));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            Set<String> exported = exported(units);
            Set<String> commented = new HashSet<>();
            for (CompilationUnitTree unit : units) {
                if (exported.contains(String.valueOf(unit.getPackageName()))) {
                    missing.scan(unit, null);
                    if (missing.isCommentedPackage(unit)) {
                        commented.add(String.valueOf(unit.getPackageName()));
                    }
                }
            }
            exported.removeAll(commented);
            missing.names.addAll(exported);
            return missing.names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> exported(List<CompilationUnitTree> units) {
        Set<String> exported = new TreeSet<>();
        for (CompilationUnitTree unit : units) {
            ModuleTree module = unit.getModule();
            if (module != null) {
                module.getDirectives().stream()
                        .filter(ExportsTree.class::isInstance)
                        .map(ExportsTree.class::cast)
                        .filter(exports -> exports.getModuleNames() == null)
                        .forEach(
                                exports -> exported.add(exports.getPackageName().toString()));
            }
        }
        return exported;
    }

    /** Goes through what users can see of a source, and notes what has no comment. */
    private static final class Missing extends TreePathScanner<Void, Void> {
        private final Set<String> names = new TreeSet<>();
        private final DocTrees docs;

        Missing(DocTrees docs) {
            this.docs = docs;
        }

        boolean isCommentedPackage(CompilationUnitTree unit) {
            return unit.getSourceFile().getName().endsWith("package-info.java")
                    && unit.getPackage() != null
                    && isCommented(new TreePath(new TreePath(unit), unit.getPackage()));
        }

        private boolean isCommented(TreePath path) {
            DocCommentTree comment = docs.getDocCommentTree(path);
            return comment != null && !comment.getFullBody().isEmpty();
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!isSeen(type.getModifiers())) {
                return null;
            }
            note("");
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            if (isSeen(method.getModifiers()) && !overrides) {
                note("." + method.getName());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            boolean ofRecord = docs.getDocCommentTree(getCurrentPath()) == null
                    && enclosing() != null
                    && Objects.requireNonNull(enclosing()).getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isSeen(field.getModifiers()) && !ofRecord) {
                note("." + field.getName());
            }
            return null;
        }

        /** Whether users see it: what an interface holds is public without saying so. */
        private boolean isSeen(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            ClassTree enclosing = enclosing();
            boolean ofInterface = enclosing != null
                    && (enclosing.getKind() == Tree.Kind.INTERFACE || enclosing.getKind() == Tree.Kind.ANNOTATION_TYPE)
                    && !flags.contains(Modifier.PRIVATE);
            return ofInterface || flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
        }

        private @Nullable ClassTree enclosing() {
            TreePath parent = getCurrentPath().getParentPath();
            return parent != null && parent.getLeaf() instanceof ClassTree type ? type : null;
        }

        private void note(String member) {
            if (isCommented(getCurrentPath())) {
                return;
            }
            StringBuilder name = new StringBuilder();
            for (Tree part : getCurrentPath()) {
                if (part instanceof ClassTree type) {
                    name.insert(0, "." + type.getSimpleName());
                }
            }
            names.add(getCurrentPath().getCompilationUnit().getPackageName() + name.toString() + member);
        }
    }
}
