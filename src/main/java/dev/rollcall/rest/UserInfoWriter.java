package dev.rollcall.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.model.UserInfoResponse;
import dev.rollcall.rest.Entrance.WorkspaceChoice;
import jakarta.ws.rs.ext.Provider;

/** Writes the answer of users.info. */
@Provider
public final class UserInfoWriter extends OneUserWriter<UserInfoResponse> {

    UserInfoWriter(WorkspaceChoice workspaces, ObjectMapper json) {
        super(UserInfoResponse.class, workspaces, json);
    }
}
