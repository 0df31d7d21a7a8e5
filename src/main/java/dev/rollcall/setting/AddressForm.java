package dev.rollcall.setting;

import dev.rollcall.address.WorkspaceAddress;
import dev.rollcall.setting.Setting.Form;
import java.util.Optional;

/**
 * The address of a MongoDB server. It is parsed as the driver parses it, but neither a server nor
 * DNS is asked. The file of {@code tlsCAFile} has to exist.
 *
 * @param byNameServer whether {@code mongodb+srv} addresses are allowed
 */
record AddressForm(boolean byNameServer) implements Form {

    @Override
    public String words() {
        return byNameServer
                ? "a MongoDB address, mongodb:// or mongodb+srv://"
                : "a MongoDB address, mongodb://";
    }

    @Override
    public Optional<String> fault(String variable, String value) {
        if (!byNameServer && value.startsWith(WorkspaceAddress.BY_NAME_SERVER)) {
            return Optional.of(
                    variable
                            + " has to name the servers, by mongodb://: this mode asks no name server.");
        }
        if (WorkspaceAddress.read(value).isEmpty()) {
            return Optional.of(
                    variable
                            + " cannot be read: set it to an address like mongodb://user:password@mongo:27017/rocketchat,"
                            + " where : / @ and % in the password are written as %3A %2F %40 and %25.");
        }
        return new WorkspaceAddress(value)
                .refusal()
                .map(refusal -> variable + ": " + refusal + ".");
    }
}
