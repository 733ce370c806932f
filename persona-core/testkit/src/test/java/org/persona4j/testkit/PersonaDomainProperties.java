package org.persona4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.persona4j.optin.OptInEvent;

@Domain(PersonaDomain.class)
@Domain(DomainContext.Global.class)
class PersonaDomainProperties {
    @Property
    void eventsOfAListHaveDistinctIds(@ForAll List<OptInEvent> events) {
        assertThat(events).extracting(OptInEvent::id).doesNotHaveDuplicates();
        assertThat(events).hasSizeBetween(1, 10);
    }
}
