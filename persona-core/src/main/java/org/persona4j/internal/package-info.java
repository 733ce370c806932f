/**
 * The shell's machinery, between the calls of an embedder and a store. Not exported.
 *
 * <p>Every call goes through {@link org.persona4j.internal.Transactions}, the one loop, which hands it an {@link
 * org.persona4j.internal.Attempt}: what it may read and write over a {@link org.persona4j.internal.Workspace}, which becomes one
 * commit. To begin again, a {@link org.persona4j.internal.StaleReadException} or what ends in {@code First} is thrown inside the
 * loop. Where to look for what:
 *
 * <ul>
 *   <li>How things are kept: {@link org.persona4j.internal.RecordKind} tells what there is, {@link
 *       org.persona4j.internal.RecordLayout} under which ids, {@link org.persona4j.internal.JsonCodec} in which bytes. What ends in
 *       {@code Record}, {@code Ref} or {@code Head} is the content of one. {@link org.persona4j.internal.Rekeying} moves all to
 *       another hash key.
 *   <li>Who is who: {@link org.persona4j.internal.Intakes} take records of sources in, {@link
 *       org.persona4j.internal.Decisions} and {@link org.persona4j.internal.ProfileEdits} what people say. Each changes facts; {@link
 *       org.persona4j.internal.IdentifierIndex} keeps who carries what, {@link org.persona4j.internal.Repartition} finds the personas
 *       that follow, and {@link org.persona4j.internal.Repair} writes them when that takes many commits.
 *   <li>Who is not seen: {@link org.persona4j.internal.Veil} and {@link org.persona4j.internal.Reach} on every look; {@link
 *       org.persona4j.internal.Blocklist}, {@link org.persona4j.internal.Archives} and {@link org.persona4j.internal.Erasures} decide
 *       it, {@link org.persona4j.internal.Absences} set profiles aside.
 *   <li>Who may be messaged: {@code OptIn}…, with {@link org.persona4j.internal.Addresses} and {@link
 *       org.persona4j.internal.Copies}.
 *   <li>Orders and points: {@code Order}… and {@code Wallet}…, whose common ground is {@link org.persona4j.internal.WalletDesk}.
 *   <li>Whole files: {@code Import}…, from {@link org.persona4j.internal.ImportRun} on; tried out by {@link
 *       org.persona4j.internal.DryRun}.
 *   <li>Telling other systems: {@code Feed}…; {@link org.persona4j.internal.FeedWriter} adds to every attempt what {@link
 *       org.persona4j.internal.FeedDifference} finds.
 *   <li>Looking: {@link org.persona4j.internal.Finder} and {@link org.persona4j.internal.Match} search, {@link
 *       org.persona4j.internal.Reviews} go through lists, {@link org.persona4j.internal.Histories} tell how a persona came to be, {@link
 *       org.persona4j.internal.Diagnoses} why a customer does not appear.
 * </ul>
 */
@NullMarked
package org.persona4j.internal;

import org.jspecify.annotations.NullMarked;
