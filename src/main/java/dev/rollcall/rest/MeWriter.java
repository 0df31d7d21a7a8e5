package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.model.Me;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import jakarta.ws.rs.ext.Provider;

/** Writes the answer of me. */
@Provider
public final class MeWriter extends OneUserWriter<Me> {

    MeWriter(WorkspaceChoice workspaces, ObjectMapper json) {
        super(Me.class, workspaces, json);
    }
}
