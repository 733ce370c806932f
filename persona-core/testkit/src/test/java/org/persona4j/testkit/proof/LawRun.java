package org.persona4j.testkit.proof;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A run of a law suite over one subject.
 *
 * @param held the laws that held, or failed, by their names; of those that failed the message, else empty
 */
record LawRun(SortedMap<String, String> held) {
    /** Runs all laws of the suites that a class implements. */
    static LawRun of(Class<?> subject) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(subject))
                .filters(EngineFilter.includeEngines("jqwik"))
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter("jqwik.database", "")
                .build();
        Notes notes = new Notes();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, notes);
        return new LawRun(notes.held);
    }

    /** The laws that failed, with their messages. */
    SortedMap<String, String> broken() {
        SortedMap<String, String> broken = new TreeMap<>(held);
        broken.values().removeIf(String::isEmpty);
        return broken;
    }

    private static final class Notes implements TestExecutionListener {
        private final SortedMap<String, String> held = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                held.put(
                        test.getDisplayName(),
                        result.getThrowable().map(Notes::message).orElse(""));
            } else if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                throw new AssertionError(
                        test.getDisplayName(), result.getThrowable().orElse(null));
            }
        }

        private static String message(Throwable failure) {
            return failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : failure.toString();
        }
    }
}
