package org.persona4j.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.Permission;
import org.persona4j.access.Role;
import org.persona4j.error.AccessDeniedException;
import org.persona4j.error.NotFoundException;
import org.persona4j.error.OperationReusedException;
import org.persona4j.identity.PersonaId;
import org.persona4j.identity.ProfileId;
import org.persona4j.optin.Address;
import org.persona4j.optin.Channel;
import org.persona4j.optin.Consequences;
import org.persona4j.optin.CopiedOptOut;
import org.persona4j.optin.DerivedKind;
import org.persona4j.optin.MessageChannel;
import org.persona4j.optin.OptInAnswer;
import org.persona4j.optin.OptInEvent;
import org.persona4j.optin.OptInHistory;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.optin.OutgoingMessage;

/**
 * Takes in what is said of addresses: several things in one commit, as far as they fit. An opt-out and its copies at the
 * customer's other addresses take effect together; if they are too many for one commit, nobody changes anything before all are
 * written. Thread-safe.
 */
public final class OptInEdits {
    private final Transactions transactions;
    private final OptInPolicy policy;
    private final Act act;
    private final Reach reach;

    /** The opt-ins of a tenant by this act, which leaves alone what is not within reach. */
    public OptInEdits(Transactions transactions, OptInPolicy policy, Act act, Reach reach) {
        this.transactions = transactions;
        this.policy = policy;
        this.act = act;
        this.reach = reach;
    }

    /**
     * Something said of an address.
     *
     * @param channel the channel
     * @param address the address
     * @param eventOrNull what was said, if anything was
     * @param importIdOrNull the import that had the address, if one did
     */
    public record Said(
            Channel channel,
            Address address,
            @Nullable OptInEvent eventOrNull,
            @Nullable String importIdOrNull) {}

    /** Takes in something said, and answers if anything was. */
    public Optional<OptInAnswer> take(Said said) {
        return transactions.change(attempt -> {
            Optional<OptInAnswer> answer = together(attempt, List.of(said)).get(0);
            note(attempt, () -> new Addresses(attempt).ownerIds(said.address()));
            return answer;
        });
    }

    /**
     * Takes in all that was said, in its order, and answers for each of which something was said. Not noted for the audit one by
     * one: each event tells who said it.
     */
    public List<Optional<OptInAnswer>> takeAll(List<Said> all) {
        List<Optional<OptInAnswer>> answers = new ArrayList<>(all.size());
        while (answers.size() < all.size()) {
            List<Said> rest = all.subList(answers.size(), all.size());
            answers.addAll(transactions.change(attempt -> together(attempt, rest)));
        }
        return answers;
    }

    /**
     * Takes in some of what was said, in its order, in one attempt that somebody else commits.
     *
     * @return an answer for each of the first, as many as fit; of at least one, if there is one
     */
    List<Optional<OptInAnswer>> takeSome(Attempt attempt, List<Said> all) {
        return together(attempt, all);
    }

    /** Gives a device or pass to the profile of this id. */
    public void attach(PersonaId persona, Address address) {
        checkAttachable(address);
        transactions.change(attempt -> {
            Addresses addresses = new Addresses(attempt);
            if (reach.current(attempt, persona).isEmpty()) {
                throw new NotFoundException("persona " + persona);
            }
            checkWithinReach(addresses, address);
            addresses.attach(attempt.requireProfile(ProfileId.of(persona.value())), address);
            note(attempt, () -> List.of(persona));
            return Nothing.NOTHING;
        });
    }

    /** Takes a device or pass from whoever has it. */
    public void detach(Address address) {
        checkAttachable(address);
        transactions.change(attempt -> {
            Addresses addresses = new Addresses(attempt);
            checkWithinReach(addresses, address);
            addresses.detach(address);
            note(attempt, List::of);
            return Nothing.NOTHING;
        });
    }

    private void checkWithinReach(Addresses addresses, Address address) {
        if (!addresses.isWithin(reach, address)) {
            throw new AccessDeniedException(act.actor().role(), Permission.SET_OPT_INS);
        }
    }

    /** Notes for the audit what somebody did who is no machine, if it changed anything. */
    private void note(Attempt attempt, Supplier<? extends Collection<PersonaId>> named) {
        if (act.actor().role() != Role.SYSTEM && attempt.workspace().hasWrites()) {
            List<PersonaId> some = named.get().stream().limit(Act.MOST_NAMED).toList();
            act.note(attempt, some, "done");
        }
    }

    private static void checkAttachable(Address address) {
        if (address.type() != Address.Type.DEVICE && address.type() != Address.Type.PASS) {
            throw new IllegalArgumentException(
                    "a " + address.type().code() + " belongs to whoever carries it, and cannot be attached");
        }
    }

    private List<Optional<OptInAnswer>> together(Attempt attempt, List<Said> all) {
        Workspace workspace = attempt.workspace();
        List<Optional<OptInAnswer>> answers = new ArrayList<>();
        for (Said said : all) {
            boolean enough = !answers.isEmpty() && workspace.readCount() > workspace.budget() * 3 / 4;
            if (enough || attempt.isDeferred()) {
                break;
            }
            int mark = workspace.mark();
            Optional<OptInAnswer> answer = new Step(attempt, said).take();
            if (!workspace.fits()) {
                workspace.rollback(mark);
                if (!answers.isEmpty()) {
                    break;
                }
                answer = new Step(attempt, said).takeAndDefer();
            }
            answers.add(answer);
        }
        return answers;
    }

    /** One thing said, taken in by one attempt. */
    private final class Step {
        private final Attempt attempt;
        private final OptInStore store;
        private final Said said;
        private final List<CopyTask> tasks = new ArrayList<>();

        Step(Attempt attempt, Said said) {
            this.attempt = attempt;
            this.store = new OptInStore(attempt);
            this.said = said;
            checkWithinReach(new Addresses(attempt), said.address());
        }

        Optional<OptInAnswer> take() {
            Optional<OptInAnswer> answer = takeAlone();
            for (CopyTask task : tasks) {
                for (Address other : Copies.targets(attempt, task)) {
                    store.append(task.channel(), other, task.copy());
                }
            }
            return answer;
        }

        /** Takes in what was said and leaves its copies to further commits. */
        Optional<OptInAnswer> takeAndDefer() {
            Optional<OptInAnswer> answer = takeAlone();
            attempt.defer(RepairRecord.of(tasks));
            return answer;
        }

        private Optional<OptInAnswer> takeAlone() {
            if (said.importIdOrNull() != null) {
                noteImport(said.importIdOrNull());
            }
            OptInEvent event = said.eventOrNull();
            if (event == null) {
                return Optional.empty();
            }
            OutgoingMessage.Destination to = new OutgoingMessage.Destination(
                    said.address(), attempt.layout().addressId(said.address()));
            OptInHistory before = store.history(said.channel(), said.address());
            Optional<OptInEvent> known = before.event(event.id());
            if (known.isPresent() && !known.get().isRepeatOf(event)) {
                throw new OperationReusedException();
            }
            OptInHistory after = store.append(said.channel(), said.address(), event);
            Consequences consequences = after.consequencesOf(event, to, policy);
            if (!after.equals(before)) {
                consequences.copies().forEach(copy -> copy(copy, to));
            }
            return Optional.of(new OptInAnswer(
                    event.id(),
                    consequences.outcome(),
                    known.isPresent(),
                    after.asOfNow(attempt.now()),
                    consequences.messages()));
        }

        private void copy(Consequences.Copy copy, OutgoingMessage.Destination to) {
            CopiedOptOut event = copy.event();
            if (event.kind() == DerivedKind.SAME_PERSON) {
                tasks.add(new CopyTask(copy.channel(), said.address(), event));
                return;
            }
            OptInHistory before = store.history(copy.channel(), said.address());
            OptInHistory after = store.append(copy.channel(), said.address(), event);
            if (!after.equals(before)) {
                after.consequencesOf(event, to, policy).copies().forEach(further -> copy(further, to));
            }
        }

        private void noteImport(String importId) {
            if (said.channel() instanceof MessageChannel channel) {
                store.note(importId, channel, said.address());
            }
        }
    }
}
