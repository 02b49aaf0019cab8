package org.vipwarden.engine.alert;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Properties;
import org.vipwarden.engine.config.model.MailDefinition;

/** Gives letters to the mail server of a definition (RFC 5321), one connection for each, without encryption, as keepalived does. */
final class SmtpCarrier implements Carrier<Letter> {
    private final MailDefinition definition;

    SmtpCarrier(MailDefinition definition) {
        this.definition = definition;
    }

    @Override
    public void carry(Letter letter) throws Undelivered {
        try {
            Transport.send(message(letter));
        } catch (MessagingException e) {
            throw new Undelivered(server().host() + " port " + server().port() + ": " + reason(e), false);
        }
    }

    private MailDefinition.Server server() {
        return definition.server().orElseThrow();
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(properties()));
        message.setFrom(new InternetAddress(definition.from()));
        for (String address : definition.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.body() + "\n", StandardCharsets.UTF_8.name());
        message.setHeader("X-Mailer", "Vipwarden");
        message.setHeader("Date", RFC_1123_DATE_TIME.format(OffsetDateTime.now(ZoneId.systemDefault())));
        return message;
    }

    private Properties properties() {
        String millis = Long.toString(definition.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol.rfc822", "smtp");
        properties.setProperty("mail.smtp.host", server().host());
        properties.setProperty("mail.smtp.port", Integer.toString(server().port()));
        properties.setProperty("mail.smtp.localhost", definition.helloName());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        // One address that the server does not know must not keep the others from being written to.
        properties.setProperty("mail.smtp.sendpartial", "true");
        return properties;
    }

    /** The message of the innermost cause says what went wrong. */
    private static String reason(MessagingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return text.replaceAll("\\s+", " ").strip();
    }
}
