package org.persona4j.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;

/**
 * Who makes a call: a role, and the id by which the caller's own system knows the user.
 *
 * <p>The id is opaque to this library and is kept with every decision and audit entry, beyond an erasure. It must
 * therefore not be personal data: an account number is right, an e-mail address or a name is wrong. An id has 1 to
 * {@value #MAX_ID_LENGTH} characters, is well-formed Unicode, and holds no control character. {@link #toString()} shows
 * the role only.
 *
 * <p>An immutable, thread-safe value. As JSON: {@code {"role":"staff","id":"u-17"}}.
 *
 * @param role the part the actor plays
 * @param id the opaque id in the caller's system
 */
@JsonPropertyOrder({"role", "id"})
public record Actor(Role role, String id) {

    /** The greatest length of an id, in {@code char}s. */
    public static final int MAX_ID_LENGTH = 128;

    /**
     * Checks the id.
     *
     * @param role the part the actor plays
     * @param id the opaque id in the caller's system
     * @throws IllegalArgumentException if the id is empty, too long, has an unpaired surrogate or a control character
     */
    @JsonCreator
    public Actor(@JsonProperty("role") Role role, @JsonProperty("id") String id) {
        this.role = Objects.requireNonNull(role, "role");
        this.id = Objects.requireNonNull(id, "id");
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            throw new IllegalArgumentException("id must have 1 to " + MAX_ID_LENGTH + " chars, not " + id.length());
        }
        for (int at = 0; at < id.length(); ) {
            int codePoint = id.codePointAt(at);
            if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
                throw new IllegalArgumentException(
                        "id has a control character or an unpaired surrogate at position " + at);
            }
            at += Character.charCount(codePoint);
        }
    }

    /**
     * An actor in any role.
     *
     * @param role the part the actor plays
     * @param id the opaque id in the caller's system
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor of(Role role, String id) {
        return new Actor(role, id);
    }

    /**
     * A machine: an integration or a job.
     *
     * @param id the opaque id in the caller's system
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor system(String id) {
        return new Actor(Role.SYSTEM, id);
    }

    /**
     * A member of a shop's staff.
     *
     * @param id the opaque id in the caller's system
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor staff(String id) {
        return new Actor(Role.STAFF, id);
    }

    /**
     * The owner of the retailer's account.
     *
     * @param id the opaque id in the caller's system
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor owner(String id) {
        return new Actor(Role.OWNER, id);
    }

    /**
     * A customer, acting on their own data.
     *
     * @param id the opaque id in the caller's system, such as a session or account number
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor customer(String id) {
        return new Actor(Role.CUSTOMER, id);
    }

    /**
     * A member of the privacy support.
     *
     * @param id the opaque id in the caller's system
     * @return the actor
     * @throws IllegalArgumentException if the id is not a legal one
     */
    public static Actor support(String id) {
        return new Actor(Role.SUPPORT, id);
    }

    /** The role only; the id stays out of logs. */
    @Override
    public String toString() {
        return "Actor[" + role.code() + "]";
    }
}
