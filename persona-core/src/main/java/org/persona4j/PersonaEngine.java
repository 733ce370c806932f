package org.persona4j;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.persona4j.access.AccessPolicy;
import org.persona4j.access.Actor;
import org.persona4j.identity.Normalizers;
import org.persona4j.identity.PersonaId;
import org.persona4j.internal.HashChain;
import org.persona4j.internal.IdSupply;
import org.persona4j.internal.KeyedHash;
import org.persona4j.internal.Layouts;
import org.persona4j.internal.Transactions;
import org.persona4j.loyalty.LoyaltyPolicy;
import org.persona4j.merge.IdentityRules;
import org.persona4j.optin.OptInPolicy;
import org.persona4j.persona.Survivorship;
import org.persona4j.store.PersonaStore;

/**
 * The way in: an engine over a store, from which one asks for a tenant and acts as somebody.
 *
 * <pre>{@code
 * PersonaEngine engine = PersonaEngine.builder(store).hashKey(key).build();
 * Personas personas = engine.tenant("green-leaf").as(Actor.staff("s-17"));
 * }</pre>
 *
 * <p>An engine has no thread of its own and keeps nothing that is not in the store, so several engines, in one process or in
 * many, may work on one store. Every call blocks until it is done. Immutable and thread-safe. The store is the caller's to
 * close.
 */
public final class PersonaEngine {
    private final PersonaStore store;
    private final HashChain hashes;
    private final IdentityRules identityRules;
    private final Survivorship survivorship;
    private final Map<String, Normalizers> normalizersByTenant;
    private final Normalizers normalizers;
    private final Map<String, OptInPolicy> optInPoliciesByTenant;
    private final OptInPolicy optInPolicy;
    private final Map<String, LoyaltyPolicy> loyaltyPoliciesByTenant;
    private final LoyaltyPolicy loyaltyPolicy;
    private final Map<String, AccessPolicy> accessPolicyByTenant;
    private final AccessPolicy accessPolicy;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

    private PersonaEngine(Builder builder) {
        this.store = builder.store;
        this.hashes = new HashChain(Objects.requireNonNull(builder.keyring, "an engine needs a hashKey").keys().stream()
                .map(key -> new KeyedHash(key.bytes()))
                .toList());
        this.identityRules = builder.identityRules;
        this.survivorship = builder.survivorship;
        this.normalizersByTenant = Map.copyOf(builder.normalizersByTenant);
        this.normalizers = builder.normalizers;
        this.optInPoliciesByTenant = Map.copyOf(builder.optInPoliciesByTenant);
        this.optInPolicy = builder.optInPolicy;
        this.loyaltyPoliciesByTenant = Map.copyOf(builder.loyaltyPoliciesByTenant);
        this.loyaltyPolicy = builder.loyaltyPolicy;
        this.accessPolicyByTenant = Map.copyOf(builder.accessPolicyByTenant);
        this.accessPolicy = builder.accessPolicy;
        this.clock = builder.clock;
        this.ids = builder.ids;
        int needed = Transactions.keysNeeded(identityRules);
        if (store.limits().keysPerCommit() < needed) {
            throw new IllegalArgumentException(
                    "a size cap of " + identityRules.sizeCap() + " needs commits of " + needed
                            + " records, and the store allows " + store.limits().keysPerCommit());
        }
    }

    /** Starts an engine over a store. */
    public static Builder builder(PersonaStore store) {
        return new Builder(store);
    }

    /**
     * A tenant, which is one retailer's account. Nothing ever crosses tenants.
     *
     * @param name 1 to 64 bytes in UTF-8
     * @throws IllegalArgumentException if the name is not one
     */
    public Tenant tenant(String name) {
        return tenants.computeIfAbsent(name, this::open);
    }

    private Tenant open(String name) {
        Layouts layout = new Layouts(name, hashes);
        layout.tenantRecord();
        Transactions transactions = new Transactions(store, layout, identityRules, ids, clock);
        Normalizers ofTenant = normalizersByTenant.getOrDefault(name, normalizers);
        OptInPolicy optInsOfTenant = optInPoliciesByTenant.getOrDefault(name, optInPolicy);
        LoyaltyPolicy loyaltyOfTenant = loyaltyPoliciesByTenant.getOrDefault(name, loyaltyPolicy);
        AccessPolicy accessOfTenant = accessPolicyByTenant.getOrDefault(name, accessPolicy);
        return new Tenant(
                new Session(
                        store,
                        layout,
                        transactions,
                        identityRules,
                        survivorship,
                        ofTenant,
                        optInsOfTenant,
                        loyaltyOfTenant,
                        ids,
                        clock),
                accessOfTenant);
    }

    /** The account of one retailer. Immutable and thread-safe. */
    public static final class Tenant {
        private final Session session;
        private final AccessPolicy policy;

        private Tenant(Session session, AccessPolicy policy) {
            this.session = session;
            this.policy = policy;
        }

        /**
         * The personas of the tenant, as this actor may deal with them. For an actor in the role of a customer there is no
         * persona: nothing but a sign-up makes sense, see {@link #asCustomer}.
         */
        public Personas as(Actor actor) {
            return new Personas(Caller.of(session, policy, Objects.requireNonNull(actor, "actor")));
        }

        /**
         * The one persona there is for a customer: every other is as absent. That the customer is who it is must be settled
         * before.
         *
         * @param actorId the opaque id of the customer in the caller's system, see {@link Actor}
         * @param own any id the persona ever had; whatever becomes of the persona, it is followed
         * @throws IllegalArgumentException if the actor id is not a legal one
         */
        public Personas asCustomer(String actorId, PersonaId own) {
            Objects.requireNonNull(own, "own");
            return new Personas(Caller.customer(session, policy, Actor.customer(actorId), own));
        }
    }

    /** Builds an engine. Not thread-safe. */
    public static final class Builder {
        private final PersonaStore store;
        private final Map<String, Normalizers> normalizersByTenant = new ConcurrentHashMap<>();
        private final Map<String, AccessPolicy> accessPolicyByTenant = new ConcurrentHashMap<>();
        private @Nullable Keyring keyring;
        private IdentityRules identityRules = IdentityRules.standard();
        private Survivorship survivorship = Survivorship.standard();
        private final Map<String, OptInPolicy> optInPoliciesByTenant = new ConcurrentHashMap<>();
        private Normalizers normalizers = Normalizers.standard("US");
        private OptInPolicy optInPolicy = OptInPolicy.standard();
        private final Map<String, LoyaltyPolicy> loyaltyPoliciesByTenant = new ConcurrentHashMap<>();
        private LoyaltyPolicy loyaltyPolicy = LoyaltyPolicy.standard();
        private AccessPolicy accessPolicy = AccessPolicy.standard();
        private Clock clock = Clock.systemUTC();
        private Supplier<String> ids = new IdSupply();

        private Builder(PersonaStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** The secret for hashes in record ids, as long as it was never replaced: a {@link #keyring} of one key. */
        public Builder hashKey(HashKey key) {
            return keyring(Keyring.of(key));
        }

        /** The secrets for hashes in record ids, all that tenants ever had and perhaps the next; there is no default. */
        public Builder keyring(Keyring keys) {
            this.keyring = Objects.requireNonNull(keys, "keys");
            return this;
        }

        /** What makes two profiles one customer; {@link IdentityRules#standard()} by default. */
        public Builder identityRules(IdentityRules rules) {
            this.identityRules = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** Which value of a trait wins; {@link Survivorship#standard()} by default. */
        public Builder survivorship(Survivorship policy) {
            this.survivorship = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** How identifiers are read, for all tenants that have no rules of their own; by default those of the US. */
        public Builder normalizers(Normalizers rules) {
            this.normalizers = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /** How identifiers are read for one tenant. */
        public Builder normalizers(String tenant, Normalizers rules) {
            normalizersByTenant.put(tenant, Objects.requireNonNull(rules, "rules"));
            return this;
        }

        /** What holds for opt-ins, for all tenants that have no policy of their own; {@link OptInPolicy#standard()} by default. */
        public Builder optInPolicy(OptInPolicy policy) {
            this.optInPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** What holds for the opt-ins of one tenant. */
        public Builder optInPolicy(String tenant, OptInPolicy policy) {
            optInPoliciesByTenant.put(tenant, Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /** What earns points and how long, for all tenants that have no policy of their own; {@link LoyaltyPolicy#standard()} by default. */
        public Builder loyaltyPolicy(LoyaltyPolicy policy) {
            this.loyaltyPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** What earns points and how long in one tenant. */
        public Builder loyaltyPolicy(String tenant, LoyaltyPolicy policy) {
            loyaltyPoliciesByTenant.put(tenant, Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /** Who may do what, for all tenants that have no policy of their own; {@link AccessPolicy#standard()} by default. */
        public Builder accessPolicy(AccessPolicy policy) {
            this.accessPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Who may do what in one tenant. */
        public Builder accessPolicy(String tenant, AccessPolicy policy) {
            accessPolicyByTenant.put(tenant, Objects.requireNonNull(policy, "policy"));
            return this;
        }

        /** Where the time comes from; the system's clock by default. */
        public Builder clock(Clock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Where new ids come from: each call must give one that was never given before, 1 to 64 characters of
         * {@code A-Z a-z 0-9 _ -}. By default version 7 UUIDs.
         */
        public Builder ids(Supplier<String> source) {
            this.ids = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * The engine.
         *
         * @throws NullPointerException if neither a hash key nor a keyring was given
         * @throws IllegalArgumentException if the commits of the store are too small for the size cap
         */
        public PersonaEngine build() {
            return new PersonaEngine(this);
        }
    }
}
