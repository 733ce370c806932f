package org.persona4j.store.tck.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests of the kit over a broken store and notes how each ended. */
final class KitRun {

    private KitRun() {}

    /** Returns how the tests of a rule end over a store. */
    static List<Finding> ofRule(String rule, BrokenStore store) {
        return run(requestFor(store.name()).filters(TagFilter.includeTags(rule)));
    }

    /** Returns how all tests end over a store, until they have ended or the time is up. */
    static Whole ofAll(BrokenStore store, Duration time) {
        return Whole.run(
                requestFor(store.name())
                        .configurationParameter(
                                KitOverBrokenStore.DEADLINE, Long.toString(System.nanoTime() + time.toNanos()))
                        .build(),
                time);
    }

    /** Returns the tests of the kit, none of them run. */
    static List<Finding> discover() {
        List<Finding> tests = new ArrayList<>();
        LauncherDiscoveryRequest request = requestFor("none").build();
        LauncherFactory.create().discover(request).accept(new TestPlan.Visitor() {
            @Override
            public void visit(TestIdentifier identifier) {
                // a repeated test is a container until it runs
                if (identifier
                        .getSource()
                        .filter(MethodSource.class::isInstance)
                        .isPresent()) {
                    tests.add(finding(identifier, Finding.End.SKIPPED, Optional.empty()));
                }
            }
        });
        return tests;
    }

    private static LauncherDiscoveryRequestBuilder requestFor(String store) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(KitOverBrokenStore.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter(KitOverBrokenStore.STORE, store);
    }

    private static List<Finding> run(LauncherDiscoveryRequestBuilder request) {
        Notes notes = new Notes();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request.build(), notes);
        return notes.findings;
    }

    private static Finding finding(TestIdentifier test, Finding.End end, Optional<Throwable> failure) {
        List<String> rules = test.getTags().stream()
                .map(TestTag::getName)
                .filter(tag -> tag.matches("[A-Z]+\\d[\\d.]*"))
                .sorted()
                .toList();
        return new Finding(test.getDisplayName(), rules, end, failure);
    }

    /**
     * A run of the whole kit.
     *
     * @param findings how tests ended, as far as they did
     * @param ended whether that is all of them
     */
    record Whole(List<Finding> findings, boolean ended) {

        /** How long a test that is interrupted gets to come to an end, before the next run begins beside it. */
        private static final Duration GRACE = Duration.ofSeconds(10);

        private static Whole run(LauncherDiscoveryRequest request, Duration time) {
            Notes notes = new Notes();
            Thread kit = new Thread(() -> LauncherFactory.create().execute(request, notes), "kit");
            kit.setDaemon(true);
            kit.start();
            try {
                kit.join(time.toMillis());
                boolean ended = !kit.isAlive() && !notes.timeWasUp;
                Whole whole = new Whole(List.copyOf(notes.findings), ended);
                kit.interrupt();
                kit.join(GRACE.toMillis());
                return whole;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** Notes each end. The launcher speaks from one thread; who cuts a run off looks from another. */
    private static final class Notes implements TestExecutionListener {

        private final List<Finding> findings = new CopyOnWriteArrayList<>();
        private volatile boolean timeWasUp;

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            if (reason.equals(KitOverBrokenStore.EndOfTheRun.REASON)) {
                timeWasUp = true;
            }
            if (test.isTest()) {
                findings.add(finding(test, Finding.End.SKIPPED, Optional.empty()));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() == TestExecutionResult.Status.FAILED) {
                findings.add(finding(test, endOf(result), result.getThrowable()));
            }
        }

        private Finding.End endOf(TestExecutionResult result) {
            return switch (result.getStatus()) {
                case SUCCESSFUL -> Finding.End.PASSED;
                case ABORTED -> Finding.End.SKIPPED;
                case FAILED -> endOf(result.getThrowable().orElseThrow());
            };
        }

        private Finding.End endOf(Throwable failure) {
            if (!(failure instanceof AssertionError) && comesFromAStore(failure)) {
                return Finding.End.REFUSED;
            }
            boolean asserted = failure instanceof AssertionError
                    && (failure.getCause() == null
                            || failure.getCause() instanceof AssertionError
                            || comesFromAStore(failure.getCause()));
            return asserted ? Finding.End.ASSERTED : Finding.End.CRASHED;
        }

        /** Returns whether an error was made in a store: that nearest to where it was made is neither kit nor SPI. */
        private static boolean comesFromAStore(Throwable failure) {
            return causes(failure).stream()
                    .anyMatch(cause -> Arrays.stream(cause.getStackTrace())
                            .map(StackTraceElement::getClassName)
                            .filter(name -> name.startsWith("org.persona4j.store.tck.")
                                    || name.startsWith("org.persona4j.store.memory."))
                            .findFirst()
                            .filter(name -> name.startsWith("org.persona4j.store.tck.proof.")
                                    || name.startsWith("org.persona4j.store.memory."))
                            .isPresent());
        }

        private static Collection<Throwable> causes(Throwable failure) {
            List<Throwable> causes = new ArrayList<>();
            for (Throwable next = failure; next != null; next = next.getCause()) {
                causes.add(next);
            }
            return causes;
        }
    }
}
