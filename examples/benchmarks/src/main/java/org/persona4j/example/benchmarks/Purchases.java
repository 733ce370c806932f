package org.persona4j.example.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.persona4j.recommend.Basket;

/** The baskets of each member, the earliest first. What a member bought at one instant is one basket. */
final class Purchases {
    private static final String HEADER = "member,time,product";
    private static final int COLUMNS = 3;

    private final Map<String, Map<Instant, TreeSet<String>>> byMember = new TreeMap<>();

    /**
     * The purchases of a file of lines {@code member,time,product} below a line that says so; the time as in
     * {@code 2011-12-09T12:50:00Z}, no text in quotes.
     */
    static Purchases read(Path file) {
        Purchases purchases = new Purchases();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            if (!HEADER.equals(lines.readLine())) {
                throw new IllegalArgumentException("the first line must be " + HEADER);
            }
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] columns = line.split(",", -1);
                if (columns.length != COLUMNS) {
                    throw new IllegalArgumentException("line " + number + ": not three columns");
                }
                purchases.add(columns[0], time(columns[1], number), columns[2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return purchases;
    }

    private static Instant time(String text, int line) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("line " + line + ": the time must be as 2011-12-09T12:50:00Z", e);
        }
    }

    void add(String member, Instant time, String product) {
        byMember.computeIfAbsent(member, id -> new TreeMap<>())
                .computeIfAbsent(time, at -> new TreeSet<>())
                .add(product);
    }

    /** The members' baskets, in the order of members and each member's in time. */
    Map<String, List<Basket>> baskets() {
        Map<String, List<Basket>> all = new TreeMap<>();
        byMember.forEach((member, visits) -> {
            List<Basket> baskets = new ArrayList<>(visits.size());
            visits.forEach((at, products) -> baskets.add(Basket.of(at, products)));
            all.put(member, baskets);
        });
        return all;
    }
}
