package dev.rollcall.visibility;

import dev.rollcall.user.Form;

/**
 * One way in which a field is shown: to which callers, in which representation, whether the request
 * can change that, and under which circumstance of the workspace.
 */
record Grant(Access access, Form form, Presence presence, Circumstance circumstance) {

    /** How a request can change the visibility of the field. */
    enum Presence {
        /** Shown, whatever the request asks for. */
        ALWAYS,
        UNLESS_LEFT_OUT,
        ON_REQUEST
    }

    /** The condition on the workspace's settings for a grant. */
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
