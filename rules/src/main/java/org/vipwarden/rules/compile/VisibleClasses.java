package org.vipwarden.rules.compile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vipwarden.rules.text.Vocabulary;

/**
 * The class loader that rules are compiled against and run in: the vocabulary, an allow-list of Java, and what the code
 * that Drools generates refers to. Everything else does not exist for a rule.
 *
 * <p>This is the second wall. The first, {@link org.vipwarden.rules.text.WordCheck}, already refuses the names.
 */
final class VisibleClasses extends ClassLoader {
    /** What the Java compiler must see to understand the types that are allowed. None of it opens a way out by itself. */
    private static final Set<String> STRUCTURE = Set.of(
            "java.io.Serializable",
            "java.io.Externalizable",
            "java.io.IOException",
            "java.io.ObjectInputStream",
            "java.io.ObjectStreamException",
            "java.lang.AutoCloseable",
            "java.lang.CharSequence",
            "java.lang.Class",
            "java.lang.ClassNotFoundException",
            "java.lang.CloneNotSupportedException",
            "java.lang.Cloneable",
            "java.lang.Comparable",
            "java.lang.Deprecated",
            "java.lang.Enum",
            "java.lang.Enum$EnumDesc",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.FunctionalInterface",
            "java.lang.IllegalArgumentException",
            "java.lang.Iterable",
            "java.lang.Override",
            "java.lang.Record",
            "java.lang.RuntimeException",
            "java.lang.SafeVarargs",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer",
            "java.lang.AbstractStringBuilder",
            "java.lang.SuppressWarnings",
            "java.lang.Throwable",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Float",
            "java.lang.Short",
            "java.lang.Void",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "java.lang.invoke.CallSite",
            "java.lang.invoke.SerializedLambda",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.TypeDescriptor",
            "java.lang.invoke.TypeDescriptor$OfField",
            "java.lang.reflect.AnnotatedElement",
            "java.lang.reflect.GenericDeclaration",
            "java.lang.reflect.Type",
            "org.drools.compiler.kie.builder.MaterializedLambda",
            "org.drools.ecj.EclipseJavaCompiler",
            "org.drools.modelcompiler.CanonicalKieModuleModel",
            "org.drools.modelcompiler.dsl.pattern.D",
            "org.drools.modelcompiler.util.EvaluationUtil",
            "org.drools.util.DateUtils",
            "org.kie.api.KieServices",
            "org.kie.util.maven.support.ReleaseIdImpl");

    private static final List<Pattern> PACKAGES = Stream.of(
                    "java\\.lang\\.annotation\\.\\w+",
                    "java\\.lang\\.constant\\.\\w+",
                    "java\\.math\\.Big\\w+",
                    "java\\.time\\.\\w+",
                    "java\\.time\\.(chrono|format|temporal)\\.[\\w$]+",
                    "java\\.util\\.(Abstract|Array|Linked|Hash|Tree)?(Collection|Deque|List|Map|Set|Iterator)s?(\\$Entry)?",
                    "java\\.util\\.(Arrays|Collections|Comparator|Iterator|Locale|Objects|Optional|RandomAccess|Sorted\\w+)",
                    "java\\.util\\.function\\.\\w+",
                    "java\\.util\\.stream\\.(Base)?(Int|Long|Double)?(Stream|Collector)",
                    "org\\.drools\\.model\\.[\\w.$]+",
                    "org\\.drools\\.core\\.base\\.accumulators\\.[\\w$]+",
                    "org\\.kie\\.api\\.(builder|conf|internal\\.utils|runtime\\.conf)\\.[\\w.$]+")
            .map(Pattern::compile)
            .toList();

    private static final Set<String> VOCABULARY =
            Vocabulary.types().values().stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());

    VisibleClasses(ClassLoader parent) {
        super("rules", parent);
    }

    static boolean shows(String className) {
        return VOCABULARY.contains(className)
                || STRUCTURE.contains(className)
                || PACKAGES.stream().anyMatch(p -> p.matcher(className).matches());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!shows(name)) {
            throw new ClassNotFoundException(name + " is not visible to rules");
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
        return showsResource(name) ? super.getResource(name) : null;
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return showsResource(name) ? super.getResourceAsStream(name) : null;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return showsResource(name) ? super.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean showsResource(String name) {
        return name.endsWith(".class")
                && shows(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
    }
}
