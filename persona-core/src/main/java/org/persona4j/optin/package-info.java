/**
 * Whether a customer may be messaged at an address: consent, open requests and delivery, out of every event with its
 * evidence. Pure; sees identity and access only.
 *
 * <p>Start at {@link org.persona4j.optin.OptInHistory}, which holds the events of one address and answers what is and was
 * true; {@link org.persona4j.optin.OptInTable} is the one place that says what an event does.
 */
@NullMarked
package org.persona4j.optin;

import org.jspecify.annotations.NullMarked;
