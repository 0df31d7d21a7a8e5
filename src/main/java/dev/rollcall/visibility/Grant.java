package dev.rollcall.visibility;

import dev.rollcall.user.Form;

/**
 * One way in which a field is opened: to whom, in which form, whether a request has a say in it,
 * and under which circumstance of the workspace.
 */
record Grant(Access access, Form form, Presence presence, Circumstance circumstance) {

    /** What a request can say about the field. */
    enum Presence {
        /** Shown whatever the request says. */
        ALWAYS,
        UNLESS_LEFT_OUT,
        ON_REQUEST
    }

    /** What the workspace's settings have to say for a grant to hold. */
    enum Circumstance {
        ALWAYS,
        /** The setting {@code ABAC_PDP_Type} is {@code local}. */
        ATTRIBUTES_DECIDED_LOCALLY
    }

    static Grant to(Access access) {
        return new Grant(access, Form.PLAIN, Presence.UNLESS_LEFT_OUT, Circumstance.ALWAYS);
    }

    Grant as(Form newForm) {
        return new Grant(access, newForm, presence, circumstance);
    }

    Grant always() {
        return new Grant(access, form, Presence.ALWAYS, circumstance);
    }

    Grant onRequest() {
        return new Grant(access, form, Presence.ON_REQUEST, circumstance);
    }

    Grant where(Circumstance newCircumstance) {
        return new Grant(access, form, presence, newCircumstance);
    }
}
