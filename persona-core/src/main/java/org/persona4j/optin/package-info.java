/**
 * Whether a customer may be messaged at an address: consent, open requests and delivery, out of every event with its
 * evidence. Pure; sees identity and access only.
 *
 * <p>Start at {@link org.persona4j.optin.OptInHistory}, which holds the events of one address and answers what is and was
 * true, and {@link org.persona4j.optin.EffectiveOptIn}, which answers for a persona. {@link org.persona4j.optin.OptInTable} is
 * the one place that says what an event does, as follows; a row without a consequence named leaves that part as it is.
 *
 * <table>
 * <caption>What an event does</caption>
 * <tr><th>event</th><th>consent</th><th>request</th><th>delivery</th><th>becomes</th><th>causes</th></tr>
 * <tr><td>stop, unsubscribe, revoke</td><td>NOT_ASKED, OPTED_IN</td><td>any</td><td>OK</td><td>OPTED_OUT, request closed</td><td>word OUT, confirm out, copy to person, copy to voice</td></tr>
 * <tr><td>stop, unsubscribe, revoke</td><td>NOT_ASKED, OPTED_IN</td><td>any</td><td>SUPPRESSED</td><td>OPTED_OUT, request closed</td><td>word OUT, copy to person, copy to voice</td></tr>
 * <tr><td>stop, unsubscribe, revoke</td><td>OPTED_OUT</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>request closed</td><td>word OUT, copy to person, copy to voice</td></tr>
 * <tr><td>stop, unsubscribe, revoke</td><td>OPTED_OUT</td><td>none</td><td>any</td><td>= opted out already</td><td>word OUT, copy to person, copy to voice</td></tr>
 * <tr><td>set_out, import_out, push_off, same_number</td><td>NOT_ASKED, OPTED_IN</td><td>any</td><td>any</td><td>OPTED_OUT, request closed</td><td>word OUT, copy to person</td></tr>
 * <tr><td>set_out, import_out, push_off, same_number</td><td>OPTED_OUT</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>request closed</td><td>word OUT, copy to person</td></tr>
 * <tr><td>set_out, import_out, push_off, same_number</td><td>OPTED_OUT</td><td>none</td><td>any</td><td>= opted out already</td><td>word OUT, copy to person</td></tr>
 * <tr><td>same_person</td><td>NOT_ASKED, OPTED_IN</td><td>any</td><td>any</td><td>OPTED_OUT, request closed</td><td>word OUT</td></tr>
 * <tr><td>same_person</td><td>OPTED_OUT</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>request closed</td><td>word OUT</td></tr>
 * <tr><td>same_person</td><td>OPTED_OUT</td><td>none</td><td>any</td><td>= opted out already</td><td>word OUT</td></tr>
 * <tr><td>set_in, import_in, import_all_in</td><td>NOT_ASKED</td><td>any</td><td>OK</td><td>OPTED_IN, request closed</td><td></td></tr>
 * <tr><td>set_in, import_in, import_all_in</td><td>OPTED_IN</td><td>any</td><td>OK</td><td>= opted in already</td><td></td></tr>
 * <tr><td>set_in, import_in, import_all_in</td><td>OPTED_OUT</td><td>any</td><td>OK</td><td>refused, the customer opted out</td><td></td></tr>
 * <tr><td>set_in, import_in, import_all_in</td><td>any</td><td>any</td><td>SUPPRESSED</td><td>refused, no message can arrive</td><td></td></tr>
 * <tr><td>request, import_request</td><td>NOT_ASKED</td><td>none, one left to make</td><td>OK</td><td>request BUSINESS</td><td>ask</td></tr>
 * <tr><td>request, import_request</td><td>NOT_ASKED</td><td>none, none left to make</td><td>OK</td><td>refused, asked as often as allowed</td><td></td></tr>
 * <tr><td>request, import_request</td><td>OPTED_IN</td><td>none</td><td>OK</td><td>= opted in already</td><td></td></tr>
 * <tr><td>request, import_request</td><td>OPTED_OUT</td><td>none</td><td>OK</td><td>refused, the customer opted out</td><td></td></tr>
 * <tr><td>request, import_request</td><td>any</td><td>BUSINESS, CUSTOMER</td><td>OK</td><td>= a request is open already</td><td></td></tr>
 * <tr><td>request, import_request</td><td>any</td><td>any</td><td>SUPPRESSED</td><td>refused, no message can arrive</td><td></td></tr>
 * <tr><td>form</td><td>NOT_ASKED, OPTED_OUT</td><td>none</td><td>OK</td><td>request CUSTOMER</td><td>ask</td></tr>
 * <tr><td>form</td><td>OPTED_IN</td><td>none</td><td>OK</td><td>= opted in already</td><td></td></tr>
 * <tr><td>form</td><td>any</td><td>BUSINESS</td><td>OK</td><td>request CUSTOMER</td><td>ask</td></tr>
 * <tr><td>form</td><td>any</td><td>CUSTOMER</td><td>OK</td><td>= a request is open already</td><td></td></tr>
 * <tr><td>signed_form, own_page, wallet_app</td><td>NOT_ASKED, OPTED_OUT</td><td>any</td><td>OK</td><td>OPTED_IN, request closed</td><td>word IN, confirm in</td></tr>
 * <tr><td>signed_form, own_page, wallet_app</td><td>OPTED_IN</td><td>any</td><td>OK</td><td>OPTED_IN, request closed</td><td>word IN</td></tr>
 * <tr><td>form, signed_form, own_page, wallet_app</td><td>any</td><td>none, BUSINESS</td><td>SUPPRESSED</td><td>request CUSTOMER</td><td>ask</td></tr>
 * <tr><td>form, signed_form, own_page, wallet_app</td><td>any</td><td>CUSTOMER</td><td>SUPPRESSED</td><td>= a request is open already</td><td></td></tr>
 * <tr><td>start</td><td>NOT_ASKED, OPTED_OUT</td><td>any</td><td>any</td><td>OPTED_IN, request closed, delivery OK</td><td>word IN, confirm in</td></tr>
 * <tr><td>start</td><td>OPTED_IN</td><td>any</td><td>any</td><td>OPTED_IN, request closed, delivery OK</td><td>word IN</td></tr>
 * <tr><td>push_on</td><td>any</td><td>any</td><td>any</td><td>OPTED_IN, request closed, delivery OK</td><td>word IN</td></tr>
 * <tr><td>yes</td><td>NOT_ASKED, OPTED_OUT</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>OPTED_IN, request closed, delivery OK</td><td>word IN, confirm in</td></tr>
 * <tr><td>yes</td><td>OPTED_IN</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>OPTED_IN, request closed, delivery OK</td><td>word IN</td></tr>
 * <tr><td>yes</td><td>any</td><td>none</td><td>any</td><td>= no request is open</td><td></td></tr>
 * <tr><td>help</td><td>any</td><td>any</td><td>any</td><td>= has no bearing on consent</td><td>answer help</td></tr>
 * <tr><td>other, temporary_failure</td><td>any</td><td>any</td><td>any</td><td>= has no bearing on consent</td><td></td></tr>
 * <tr><td>hard_bounce</td><td>any</td><td>any</td><td>OK</td><td>request closed, delivery HARD_BOUNCE</td><td></td></tr>
 * <tr><td>complaint</td><td>any</td><td>any</td><td>OK</td><td>request closed, delivery COMPLAINT</td><td></td></tr>
 * <tr><td>invalid</td><td>any</td><td>any</td><td>OK</td><td>request closed, delivery INVALID</td><td></td></tr>
 * <tr><td>invalid_token</td><td>any</td><td>any</td><td>OK</td><td>request closed, delivery INVALID_TOKEN</td><td></td></tr>
 * <tr><td>hard_bounce, complaint, invalid, invalid_token</td><td>any</td><td>BUSINESS, CUSTOMER</td><td>SUPPRESSED</td><td>request closed</td><td></td></tr>
 * <tr><td>hard_bounce, complaint, invalid, invalid_token</td><td>any</td><td>none</td><td>SUPPRESSED</td><td>= suppressed already</td><td></td></tr>
 * <tr><td>lapse</td><td>any</td><td>BUSINESS, CUSTOMER</td><td>any</td><td>request closed</td><td></td></tr>
 * <tr><td>lapse</td><td>any</td><td>none</td><td>any</td><td>= no request is open</td><td></td></tr>
 * <tr><td>erasure</td><td>any</td><td>any</td><td>any</td><td>OPTED_OUT, request closed</td><td>word OUT</td></tr>
 * </table>
 */
@NullMarked
package org.persona4j.optin;

import org.jspecify.annotations.NullMarked;
