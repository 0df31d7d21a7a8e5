package dev.rollcall.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.caller.Permission;
import dev.rollcall.compatibility.Dialect;
import dev.rollcall.text.FewNames;
import dev.rollcall.text.PlainText;
import dev.rollcall.user.UserKey;
import dev.rollcall.visibility.Grant;
import dev.rollcall.visibility.OperationGrant;
import dev.rollcall.visibility.VisibilityPolicy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A view as JSON, to be kept as evidence or compared with another release. Written member by
 * member, so that it needs no reflection.
 */
public final class VisibilityJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Matrix matrix;

    public VisibilityJson(Matrix matrix) {
        this.matrix = matrix;
    }

    /** The cells of the view, or what its permission opens. */
    public String of(View view, Holders holders) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("dialects");
            for (Dialect dialect : view.dialects()) {
                json.writeString(dialect.id());
            }
            json.writeEndArray();
            if (view.permission().isPresent()) {
                permission(json, view, view.permission().get(), holders);
            } else {
                cells(json, view);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A text was being written", e);
        }
        return text.toString();
    }

    private void cells(JsonGenerator json, View view) throws IOException {
        List<Matrix.Cell> cells =
                matrix.opened(view)
                        .map(List::of)
                        .orElseGet(
                                () ->
                                        matrix.rows(view).values().stream()
                                                .flatMap(List::stream)
                                                .toList());
        json.writeArrayFieldStart("cells");
        for (Matrix.Cell cell : cells) {
            json.writeStartObject();
            json.writeStringField("field", cell.field().path());
            json.writeStringField("operation", Wording.name(cell.operation()));
            json.writeStringField("caller", cell.caller().id());
            json.writeObjectFieldStart("by");
            for (Dialect dialect : cell.deciding().keySet()) {
                json.writeFieldName(dialect.id());
                grant(json, cell.deciding().get(dialect));
            }
            json.writeEndObject();
            json.writeStringField("reason", matrix.reason(cell.field()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void grant(JsonGenerator json, Optional<Grant> deciding) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("granted", deciding.isPresent());
        if (deciding.isPresent()) {
            Grant grant = deciding.get();
            json.writeStringField("to", Wording.access(grant.access()));
            json.writeStringField("form", constant(grant.form()));
            json.writeStringField("presence", constant(grant.presence()));
            json.writeStringField("circumstance", constant(grant.circumstance()));
        }
        json.writeStringField("brief", Wording.brief(deciding));
        json.writeEndObject();
    }

    private void permission(JsonGenerator json, View view, Permission permission, Holders holders)
            throws IOException {
        json.writeStringField("permission", permission.id());
        Set<Permission> before = holders.before(view);
        if (view.role().isPresent()) {
            String role = view.role().get();
            json.writeObjectFieldStart("role");
            json.writeStringField("name", PlainText.of(role));
            strings(json, "holds", holders.held(role).stream().map(Permission::id).toList());
            json.writeBooleanField("grantable", holders.grantable().test(role, permission));
            json.writeEndObject();
        }
        json.writeArrayFieldStart("opens");
        for (Opening opening : Opening.of(permission, before, matrix.policies(view))) {
            json.writeStartObject();
            json.writeStringField("field", opening.field().path());
            json.writeStringField("operation", Wording.name(opening.operation()));
            json.writeStringField("dialect", opening.dialect().id());
            json.writeStringField("user", Wording.relations(opening.relations()));
            json.writeFieldName("without");
            grant(json, opening.without());
            json.writeFieldName("with");
            grant(json, opening.with());
            json.writeEndObject();
        }
        json.writeEndArray();
        beside(json, view, permission, before);
        json.writeObjectFieldStart("roles");
        Optional<FewNames> names = holders.of(permission);
        json.writeBooleanField("known", names.isPresent());
        if (names.isPresent()) {
            strings(json, "names", names.get().named());
            json.writeNumberField("more", names.get().more());
        } else {
            json.writeStringField("trouble", holders.trouble());
        }
        json.writeEndObject();
    }

    private void beside(
            JsonGenerator json, View view, Permission permission, Set<Permission> before)
            throws IOException {
        VisibilityPolicy any = matrix.policies(view).get(0);
        strings(
                json,
                "lookups",
                Opening.lookups(permission, before, any).stream()
                        .map(UserKey.Kind::parameter)
                        .toList());
        List<OperationGrant> gates = Opening.gates(permission, before);
        strings(json, "gates", gates.stream().map(Wording::gate).toList());
    }

    private static void strings(JsonGenerator json, String name, List<String> values)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static String constant(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
