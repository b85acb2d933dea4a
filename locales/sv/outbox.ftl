### En demonstrations utkorg: det som skulle ha skickats.

page-title = Utkorg · Sluss
title = Utkorg
note = Det här är en demonstration. De sms och mejl som skulle ha skickats visas här, och ingenting skickas.
language = Språk
sms-title = Sms
sms-none = Inga sms än. Logga in med ”Mobiltelefon + SMS” eller registrera ett telefonnummer, så visas koden här.
sms-from = Sluss
mail-title = Mejl
mail-none = Inga mejl än. Ändra något i ditt konto, så visas ett meddelande här.
mail-to = Till { $address }
mail-html = Visa det som html, som de flesta mejlprogram gör
live-new = Det har kommit ett nytt meddelande.
live-lost = Servern svarar inte. Sidan fortsätter så snart den gör det.
