package org.persona4j;

import org.persona4j.archive.ArchiveReason;
import org.persona4j.change.FeedPolicy;
import org.persona4j.identity.IdentifierType;
import org.persona4j.privacy.ErasureRequest;

/** Calls about what is archived, hidden and forgotten, and about a tenant as a whole. */
final class UpkeepCalls extends CallList {
    UpkeepCalls() {
        archive();
        privacy();
        keys();
        feed();
        audit();
        operations();
    }

    private void archive() {
        changes(
                "archive.put(PersonaId,ArchiveReason,String)#by hand",
                "archive.put",
                (p, t) -> p.archive().put(t.own(), ArchiveReason.MANUAL, "moved away"));
        changes(
                "archive.put(PersonaId,ArchiveReason,String)#duplicate",
                "archive.put",
                (p, t) -> p.archive().put(t.archived(), ArchiveReason.DUPLICATE, "there twice"));
        changesBySupport(
                "archive.put(PersonaId,ArchiveReason,String)#privately",
                "archive.put",
                (p, t) -> p.archive().put(t.own(), ArchiveReason.PRIVACY, "case 7"));
        changes(
                "archive.restore(PersonaId,String)",
                "archive.restore",
                (p, t) -> p.archive().restore(t.archived(), "back again"));
        changesBySupport(
                "archive.restorePrivacy(PersonaId,String)",
                "archive.restorePrivacy",
                (p, t) -> p.archive().restorePrivacy(t.privatelyArchived(), "case 7"));
        looks("archive.list(String,int)", (p, t) -> p.archive().list(null, 10));
        looksBySupport("archive.listPrivacy(String,int)", (p, t) -> p.archive().listPrivacy(null, 10));
    }

    private void privacy() {
        does(
                "privacy.block(Identifier,String)",
                "privacy.block",
                (p, t) -> p.privacy().block(SmallTenant.OTHER_EMAIL, "asked to"));
        changesBySupport(
                "privacy.recover(Identifier,String)",
                "privacy.recover",
                (p, t) -> p.privacy().recover(SmallTenant.BLOCKED, "letter 1"));
        looks("privacy.diagnose(String)#a number", (p, t) -> p.privacy().diagnose("(603) 555-1201"));
        looks(
                "privacy.diagnose(String)#an id",
                (p, t) -> p.privacy().diagnose(t.second().value()));
        looks(
                "privacy.diagnose(String)#archived",
                (p, t) -> p.privacy().diagnose(t.archived().value()));
        looksBySupport("privacy.diagnose(String)#hidden", (p, t) -> p.privacy().diagnose(SmallTenant.BLOCKED.value()));
        looksBySupport(
                "privacy.diagnose(String)#archived privately",
                (p, t) -> p.privacy().diagnose(t.privatelyArchived().value()));
        looks("privacy.diagnose(Source,String)", (p, t) -> p.privacy().diagnose(SmallTenant.TILL, "8"));
        ErasureRequest forget = ErasureRequest.by(SmallTenant.EMAIL);
        looks("privacy.plan(ErasureRequest)", (p, t) -> p.privacy().plan(forget));
        changes(
                "privacy.erase(ErasureRequest,String)",
                "privacy.erase",
                (p, t) -> p.privacy().erase(forget, "letter 2"));
        looks("privacy.resume()", (p, t) -> p.privacy().resume());
        looks("privacy.receipt(String)", (p, t) -> p.privacy().receipt("none"));
    }

    private void keys() {
        looks("keys.standing()", (p, t) -> p.keys().standing());
        changes("keys.rotateTo(int)", "keys.rotateTo", (p, t) -> p.keys().rotateTo(2));
        looks("keys.rekey()", (p, t) -> p.keys().rekey());
        looks("keys.rekey(long)", (p, t) -> p.keys().rekey(1));
    }

    private void feed() {
        changes(
                "changes.begin(FeedPolicy)",
                "changes.begin",
                (p, t) -> p.changes().begin(FeedPolicy.standard().withShards(2)));
        changes("changes.end()", "changes.end", (p, t) -> p.changes().end());
        looks("changes.now()", (p, t) -> p.changes().now());
        looks("changes.read(ChangeCursor,int)", (p, t) -> p.changes().read(t.changes(), 1_000));
        looks("changes.purge()", (p, t) -> p.changes().purge());
    }

    private void audit() {
        looks("audit.byPersona(PersonaId,String,int)", (p, t) -> p.audit().byPersona(t.own(), null, 100));
        looks(
                "audit.between(Instant,Instant,String,int)",
                (p, t) -> p.audit().between(TestClock.START, TestClock.START.plusSeconds(1), null, 100));
    }

    private void operations() {
        changes(
                "operations.forgetBefore(Instant)",
                "operations.forgetBefore",
                (p, t) -> p.operations().forgetBefore(TestClock.START.plusSeconds(1)));
        looks("normalize(IdentifierType,String)", (p, t) -> p.normalize(IdentifierType.PHONE, "603-555-1201"));
    }
}
