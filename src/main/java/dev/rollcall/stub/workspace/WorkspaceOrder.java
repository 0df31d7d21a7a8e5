package dev.rollcall.stub.workspace;

/** What workspace is asked for: what it holds, and the name of the dialect that is spoken there. */
public record WorkspaceOrder(StubContents contents, String dialect) {}
