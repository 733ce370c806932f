package org.persona4j.example.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.persona4j.Personas;
import org.persona4j.profile.Source;
import org.persona4j.profile.SourceRecord;
import org.persona4j.search.Query;
import org.persona4j.search.SearchPage;

/**
 * Customers to be found in an engine over a memory store: each has a phone number, an e-mail address, a name that two hundred share,
 * and a record in the till. Those asked for lie far apart.
 */
@State(Scope.Benchmark)
public class Town {
    private static final int BATCH = 1_000;
    private static final int OF_ONE_NAME = 200;
    private static final int STRIDE = 7_919;
    private static final Source TILL = Source.integration("till");

    /** How many customers there are. */
    @Param({"10000", "1000000"})
    public int personas = 10_000;

    private final AtomicLong calls = new AtomicLong();
    private Personas till = Members.engine();

    /** For JMH. */
    public Town() {}

    /** Takes all customers in. */
    @Setup(Level.Trial)
    public void fill() {
        till = Members.engine();
        List<SourceRecord> batch = new ArrayList<>(BATCH);
        for (int number = 0; number < personas; number++) {
            batch.add(SourceRecord.builder(TILL, "t-" + number)
                    .phone(phone(number))
                    .email(email(number))
                    .fullName(name(number))
                    .build());
            if (batch.size() == BATCH || number == personas - 1) {
                till.intake().takeAll(batch);
                batch.clear();
            }
        }
    }

    private static String phone(int number) {
        return "603" + (2_000_000 + number);
    }

    private static String email(int number) {
        return "customer" + number + "@mail.net";
    }

    private static String name(int number) {
        int which = number / OF_ONE_NAME;
        StringBuilder last = new StringBuilder();
        for (int rest = which; last.length() < 4; rest /= 26) {
            last.append((char) ('a' + rest % 26));
        }
        return "Ada " + last;
    }

    private int next() {
        return (int) (calls.incrementAndGet() * STRIDE % personas);
    }

    /** Somebody's phone number, as staff type it. */
    SearchPage byPhone() {
        String phone = phone(next());
        return find("(" + phone.substring(0, 3) + ") " + phone.substring(3, 6) + "-" + phone.substring(6));
    }

    /** Somebody's e-mail address. */
    SearchPage byEmail() {
        return find(email(next()));
    }

    /** The id of somebody's record in the till. */
    SearchPage bySourceId() {
        return find("t-" + next());
    }

    /** A name that two hundred have. */
    SearchPage byName() {
        return find(name(next()));
    }

    /** A name and a phone number of who has it. */
    SearchPage byNameAndPhone() {
        int number = next();
        return find('"' + name(number) + "\" " + phone(number));
    }

    /** The first page of all who have a phone number. */
    SearchPage filtered() {
        return find("has:phone");
    }

    /** The first page of a list by first sight. */
    SearchPage byFirstSeen() {
        return till.search().byFirstSeen(Query.everybody(), null, SearchBenchmark.PAGE);
    }

    private SearchPage find(String typed) {
        return till.search().find(typed, null, SearchBenchmark.PAGE);
    }
}
