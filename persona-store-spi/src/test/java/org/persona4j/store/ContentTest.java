package org.persona4j.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContentTest {

    private static byte[] encode(String text) {
        return text.getBytes(UTF_8);
    }

    private static String decode(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @Test
    void aContentOfAValueGivesThatVeryValue() {
        Object value = new Object();

        Content content = Content.of(value, object -> encode("object"));

        assertThat(content.as(Object.class, bytes -> new Object())).isSameAs(value);
    }

    @Test
    void aContentOfAValueIsNotEncodedUntilAsked() {
        AtomicInteger encodings = new AtomicInteger();
        Content content = Content.of("alice", text -> {
            encodings.incrementAndGet();
            return encode(text);
        });

        String value = content.as(String.class, ContentTest::decode);

        assertThat(value).isEqualTo("alice");
        assertThat(encodings).hasValue(0);
    }

    @Test
    void aContentOfBytesGivesAValueByDecoding() {
        Content content = Content.ofBytes(encode("alice"));

        assertThat(content.as(String.class, ContentTest::decode)).isEqualTo("alice");
    }

    @Test
    void aContentOfAnotherTypeGoesThroughItsBytes() {
        Content content = Content.of("42", ContentTest::encode);

        assertThat(content.as(Integer.class, bytes -> Integer.valueOf(decode(bytes))))
                .isEqualTo(42);
    }

    @Test
    void contentsWithTheSameBytesAreEqualHoweverMade() {
        Content ofValue = Content.of("alice", ContentTest::encode);
        Content ofBytes = Content.ofBytes(encode("alice"));

        assertThat(ofValue).isEqualTo(ofBytes).hasSameHashCodeAs(ofBytes).isNotEqualTo(Content.EMPTY);
    }

    @Test
    void aContentKeepsItsBytesToItself() {
        byte[] bytes = encode("alice");
        Content content = Content.ofBytes(bytes);

        bytes[0] = 'x';
        content.bytes()[1] = 'x';
        content.as(byte[].class, held -> held)[2] = 'x';

        assertThat(content.bytes()).isEqualTo(encode("alice"));
    }

    @Test
    void theTextOfAContentIsItsSizeOnly() {
        assertThat(Content.of("alice", ContentTest::encode)).hasToString("Content[5 bytes]");
        assertThat(new StoredRecord(RecordKey.of("t", "k", "1"), Version.of(1, 2), Content.ofBytes(encode("alice"))))
                .asString()
                .doesNotContain("alice");
    }

    @Test
    void theSizeIsTheNumberOfEncodedBytes() {
        assertThat(Content.of("\u00E9", ContentTest::encode).size()).isEqualTo(2);
        assertThat(Content.EMPTY.size()).isZero();
    }
}
