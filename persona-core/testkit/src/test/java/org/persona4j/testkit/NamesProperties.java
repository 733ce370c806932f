package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.persona4j.identity.NameNormalizer;

class NamesProperties {
    private static final NameNormalizer NAMES = NameNormalizer.standard();

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(Names.first(), Names.last(), Names.full(), Names.colliding());
    }

    @Provide
    Arbitrary<Tuple2<String, String>> spelled() {
        return names().flatMap(name -> Names.spellings(name).map(text -> Tuple.of(name, text)));
    }

    @Provide
    Arbitrary<String> full() {
        return Arbitraries.oneOf(Names.full(), Names.colliding());
    }

    @Property
    void everyNameHasANormalizedForm(@ForAll("names") String name) {
        assertThat(NAMES.normalize(name)).isPresent();
    }

    @Property(tries = 300)
    void everySpellingHasTheWordsOfItsName(@ForAll("spelled") Tuple2<String, String> spelled) {
        assertThat(NAMES.words(spelled.get2())).isEqualTo(NAMES.words(spelled.get1()));
    }

    @Property
    void fullNamesHaveAtLeastTwoWords(@ForAll("full") String name) {
        assertThat(NAMES.isFull(NAMES.normalize(name).orElseThrow())).isTrue();
    }
}
