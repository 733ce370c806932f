package org.persona4j.testkit.proof;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.persona4j.testkit.EarningPolicyLaws;
import org.persona4j.testkit.FavoriteStoreLaws;
import org.persona4j.testkit.IdentityRulesLaws;
import org.persona4j.testkit.MergeRuleLaws;
import org.persona4j.testkit.OptInPolicyLaws;
import org.persona4j.testkit.RecommenderLaws;

/** The suites, their laws, and the wrong subjects of each. */
enum Laws {
    MERGE_RULE(MergeRuleLaws.class, BrokenMergeRules.class),
    IDENTITY(IdentityRulesLaws.class, BrokenIdentities.class),
    FAVORITE_STORE(FavoriteStoreLaws.class, BrokenFavorites.class),
    OPT_IN(OptInPolicyLaws.class, BrokenOptIns.class),
    EARNING(EarningPolicyLaws.class, BrokenEarnings.class),
    RECOMMENDER(RecommenderLaws.class, BrokenRecommenders.class);

    private final Class<?> suite;
    private final Class<?> wrong;

    Laws(Class<?> suite, Class<?> wrong) {
        this.suite = suite;
        this.wrong = wrong;
    }

    /** The interface that holds the laws. */
    Class<?> suite() {
        return suite;
    }

    /** The names of the laws, as they stand on their properties. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        Arrays.stream(suite.getMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .forEach(law -> names.add(law.getAnnotation(Label.class).value()));
        return names;
    }

    /** The subjects that break a law. */
    List<Class<?>> wrongSubjects() {
        return Stream.of(wrong.getDeclaredClasses())
                .filter(subject -> subject.isAnnotationPresent(Breaks.class))
                .<Class<?>>map(subject -> subject)
                .toList();
    }
}
